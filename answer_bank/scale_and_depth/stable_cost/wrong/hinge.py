# mistake: a hinge cost
# message: it is a hinge cost
def stable_cost(Z2, Y):
    return np.mean(np.maximum(0, 1 - (2 * Y - 1) * Z2))
