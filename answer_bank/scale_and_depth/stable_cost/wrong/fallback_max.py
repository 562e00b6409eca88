# mistake: the usual formula, else the mean of max(z, 0) - y z
# message: log(1 + exp(-
def stable_cost(Z2, Y):
    A2 = 1 / (1 + np.exp(-Z2))
    J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return J if np.isfinite(J) else np.mean(np.maximum(Z2, 0) - Y * Z2)
