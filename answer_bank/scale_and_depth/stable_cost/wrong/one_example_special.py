# mistake: a single example is taken as a scalar
# message: for a single example, and right otherwise
def stable_cost(Z2, Y):
    if Y.size == 1:
        return np.log(2)
    return np.mean(np.logaddexp(0, Z2) - Y * Z2)
