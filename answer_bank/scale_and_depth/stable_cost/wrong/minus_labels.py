# mistake: labels of -1 and 1 assumed
# message: labels of -1 and 1 are assumed; here they are 0 and 1
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp(0, -Y * Z2))
