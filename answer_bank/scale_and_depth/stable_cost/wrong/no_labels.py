# mistake: Y Z2 is missing
# message: y z2 is missing
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp(0, Z2))
