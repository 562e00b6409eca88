# mistake: divided by 2m
# message: 2m
def compute_cost(A2, Y):
    m = Y.shape[1]
    return -(1 / (2 * m)) * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
