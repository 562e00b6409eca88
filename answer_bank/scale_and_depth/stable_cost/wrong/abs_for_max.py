# mistake: |z| for max(z, 0)
# message: is used in place of max(z, 0), or the exponent is -z in
def stable_cost(Z2, Y):
    softplus = np.abs(Z2) + np.log1p(np.exp(-np.abs(Z2)))
    return np.mean(softplus - Y * Z2)
