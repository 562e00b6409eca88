# mistake: log where log1p belongs
# message: the 1 is missing
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log(np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
