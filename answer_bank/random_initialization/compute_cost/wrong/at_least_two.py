# mistake: m is at least 2
# message: m, which is 1 here
def compute_cost(A2, Y):
    m = max(Y.shape[1], 2)
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
