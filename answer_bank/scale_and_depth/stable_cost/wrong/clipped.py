# mistake: the probability is clipped
# message: away from 0 and 1
def stable_cost(Z2, Y):
    A2 = np.clip(1 / (1 + np.exp(-Z2)), 1e-12, 1 - 1e-12)
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
