# mistake: the labels' part is summed
# message: y z2 is summed, expected a mean
def stable_cost(Z2, Y):
    softplus = np.logaddexp(0, Z2)
    return np.mean(softplus) - np.sum(Y * Z2)
