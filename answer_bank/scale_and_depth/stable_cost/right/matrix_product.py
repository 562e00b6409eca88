# variant: a matrix product for the labels
def stable_cost(Z2, Y):
    m = Y.shape[1]
    return np.sum(np.logaddexp(0, Z2)) / m - (Y @ Z2.T) / m
