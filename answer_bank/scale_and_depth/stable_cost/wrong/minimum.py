# mistake: np.minimum
# message: min(z, 0) is used in place of max(z, 0)
def stable_cost(Z2, Y):
    softplus = np.minimum(Z2, 0) + np.log1p(np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
