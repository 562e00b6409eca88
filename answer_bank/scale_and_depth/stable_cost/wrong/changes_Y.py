# mistake: changes Y
# message: in place
def stable_cost(Z2, Y):
    Y *= Z2
    return np.mean(np.logaddexp(0, Z2) - Y)
