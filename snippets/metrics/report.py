# prefix: ml-metric-classification-report
# title: Classification report
# description: Precision, recall and F1 of every class, and their means.
# category: Metrics
# needs: scikit-learn
# stops: [y_true, y_pred]

from sklearn.metrics import classification_report

y_true, y_pred = [0, 1, 1, 2], [0, 1, 2, 2]

# ---

print(classification_report(y_true, y_pred, digits=3, zero_division=0))
