# mistake: changes Y
# message: build a new array instead: write a = a - b, not a -= b, and
def stable_cost(Z2, Y):
    Y *= Z2
    return np.mean(np.logaddexp(0, Z2) - Y)
