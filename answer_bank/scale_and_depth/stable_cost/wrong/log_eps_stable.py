# mistake: an epsilon in the stable logarithm
# message: 1e-06 is added inside of the logarithm
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log(1 + np.exp(-np.abs(Z2)) + 1e-6)
    return np.mean(softplus - Y * Z2)
