# mistake: bits, not nats
# message: log2 | 1/ln 2
def stable_cost(Z2, Y):
    return np.mean(np.logaddexp2(0, Z2 / np.log(2)) - Y * Z2 / np.log(2))
