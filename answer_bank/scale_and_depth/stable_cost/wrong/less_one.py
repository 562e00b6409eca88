# mistake: divided by m - 1
# message: it is divided by the number of entries less 1: divide by the
def stable_cost(Z2, Y):
    m = Y.shape[1]
    return np.sum(np.logaddexp(0, Z2) - Y * Z2) / (m - 1)
