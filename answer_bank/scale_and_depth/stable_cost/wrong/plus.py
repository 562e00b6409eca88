# mistake: Y Z2 is added
# message: is added
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp(0, Z2) + Y * Z2)
