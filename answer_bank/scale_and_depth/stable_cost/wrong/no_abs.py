# mistake: exp(-z) without the abs
# message: the exponent is -z
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log1p(np.exp(-Z2))
    return np.mean(softplus - Y * Z2)
