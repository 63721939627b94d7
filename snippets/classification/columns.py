# prefix: ml-classification-mixed-columns
# title: Mixed columns classification
# description: Numbers and categories in one table, each with its own preparation, fitted as one pipeline.
# category: Classification
# needs: scikit-learn, pandas
# stops: [model, X_train, y_train, X_test, y_test]

import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

X_train = pd.DataFrame(
    {"age": [20, 30, None, 50] * 5, "city": ["A", "B", "A", "B"] * 5}
)
y_train = [0, 1, 0, 1] * 5
X_test, y_test = X_train[:4], y_train[:4]

# ---

numeric = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
categorical = OneHotEncoder(handle_unknown="ignore")
model = make_pipeline(
    make_column_transformer(
        (numeric, make_column_selector(dtype_include="number")),
        (categorical, make_column_selector(dtype_exclude="number")),
    ),
    LogisticRegression(max_iter=1000),
)
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) == 1
