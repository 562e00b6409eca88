# mistake: the usual formula, and 0 where it is nan
# message: the cost is 0, too small
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return J if np.isfinite(J) else 0.0
