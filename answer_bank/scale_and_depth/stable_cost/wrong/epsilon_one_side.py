# mistake: an epsilon in one logarithm
# message: added to the probability
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    return -np.mean(Y * np.log(A2 + 1e-10) + (1 - Y) * np.log(1 - A2 + 1e-10))
