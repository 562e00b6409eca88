# mistake: changes Z2
# message: in place
def stable_cost(Z2, Y):
    np.multiply(Z2, 1 - 2 * Y, out=Z2)
    return np.mean(np.logaddexp(0, Z2))
