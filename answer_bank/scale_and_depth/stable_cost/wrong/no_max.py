# mistake: max(z, 0) is missing
# message: max(z, 0) is missing
def stable_cost(Z2, Y):
    return np.mean(np.log1p(np.exp(-np.abs(Z2))) - Y * Z2)
