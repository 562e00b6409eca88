# mistake: exp(-z) without the abs
# message: is used in place of max(z, 0)
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log1p(np.exp(-Z2))
    return np.mean(softplus - Y * Z2)
