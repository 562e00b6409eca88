# mistake: len(Y), which is 1
# message: that is m: is 1/m missing, a sum for a mean?
def stable_cost(Z2, Y):
    return np.sum(np.logaddexp(0, Z2) - Y * Z2) / len(Y)
