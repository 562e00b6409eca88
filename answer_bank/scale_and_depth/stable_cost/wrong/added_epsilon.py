# mistake: a small number is added to the stable cost
# message: 1e-05 is added to the cost
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp(0, Z2) - Y * Z2) + 1e-5
