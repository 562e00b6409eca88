# mistake: log1p(1 + ...)
# message: 1 is added twice: log1p(t) is ln(1 + t) already
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log1p(1 + np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
