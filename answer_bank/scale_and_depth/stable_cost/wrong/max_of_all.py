# mistake: one maximum for all examples
# message: does a sigmoid round to 0 or 1, so that log(0) comes out, or
def stable_cost(Z2, Y):
    top = max(Z2.max(), 0)
    return np.mean(top + np.log(np.exp(-top) + np.exp(Z2 - top)) - Y * Z2)
