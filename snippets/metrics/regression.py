# prefix: ml-metric-regression
# title: Regression metric
# description: RMSE, MAE and R² of a regression.
# category: Metrics
# needs: scikit-learn
# stops: [y_true, y_pred]

from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

y_true, y_pred = [1.0, 2.0, 4.0], [1.0, 2.5, 3.5]

# ---

print(f"RMSE {root_mean_squared_error(y_true, y_pred):.4f}")
print(f"MAE  {mean_absolute_error(y_true, y_pred):.4f}")
print(f"R²   {r2_score(y_true, y_pred):.4f}")
