# mistake: one cost for each example
# message: one number
def stable_cost(Z2, Y):
    return np.maximum(Z2, 0) + np.log1p(np.exp(-np.abs(Z2))) - Y * Z2
