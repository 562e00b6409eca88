# mistake: m is the number of rows
# message: 1/m
def compute_cost(A2, Y):
    m = Y.shape[0]
    return -1 / m * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
