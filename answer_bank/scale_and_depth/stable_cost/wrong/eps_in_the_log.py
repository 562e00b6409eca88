# mistake: an epsilon in the logarithm
# message: added to the probability
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    return -np.mean(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8))
