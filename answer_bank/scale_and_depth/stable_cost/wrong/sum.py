# mistake: a sum
# message: 1/m
def stable_cost(Z2, Y):
    return np.sum(np.logaddexp(0, Z2) - Y * Z2)
