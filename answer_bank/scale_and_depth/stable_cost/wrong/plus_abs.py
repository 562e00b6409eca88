# mistake: exp(+|z|)
# message: the exponent is
def stable_cost(Z2, Y):
    softplus = np.maximum(Z2, 0) + np.log1p(np.exp(np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
