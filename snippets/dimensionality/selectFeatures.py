# prefix: ml-reduce-select-features
# title: Select features
# description: Keeps the features that say most about the target, and leaves them as they are.
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [selected, X, y, k=10, mutual_info_classif|f_classif]

from sklearn import feature_selection
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)

# ---

selector = feature_selection.SelectKBest(feature_selection.mutual_info_classif, k=10)
selected = selector.fit_transform(X, y)
print(f"kept the columns {selector.get_support(indices=True).tolist()}")

# ---

assert selected.shape == (569, 10)
