# mistake: only where y is 1
# message: only y log(a2) is there: the term (1 - y) log(1 - a2) is mis
def stable_cost(Z2, Y):
    return np.sum(np.logaddexp(0, -Z2) * Y) / Y.size
