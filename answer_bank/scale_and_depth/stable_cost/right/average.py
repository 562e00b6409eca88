# variant: np.average of a copy
def stable_cost(Z2, Y):
    z, y = np.array(Z2), np.array(Y)
    z[y == 1] *= -1
    return np.average(np.logaddexp(z, 0))
