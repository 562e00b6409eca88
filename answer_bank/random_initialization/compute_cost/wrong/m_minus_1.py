# mistake: divides by m - 1
# message: number of entries less 1
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / max(m - 1, 1))
