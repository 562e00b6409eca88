# mistake: the sign
# message: the minus sign is missing: a cost is positive
def stable_cost(Z2, Y):
    return -np.mean(np.logaddexp(0, Z2) - Y * Z2)
