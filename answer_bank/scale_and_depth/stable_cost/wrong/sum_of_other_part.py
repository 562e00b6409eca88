# mistake: softplus is summed
# message: ln(1 + e^z) is summed, expected a mean
def stable_cost(Z2, Y):
    softplus = np.logaddexp(0, Z2)
    return np.sum(softplus) - np.mean(Y * Z2)
