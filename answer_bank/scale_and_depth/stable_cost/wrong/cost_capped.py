# mistake: a cost above 100 is cut
# message: no more than 100 is counted: is something clipped?
def stable_cost(Z2, Y):
    J = np.mean(np.logaddexp(0, Z2) - Y * Z2)
    return min(J, 100.0)
