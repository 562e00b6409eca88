# mistake: the sum, not the mean
# message: 1/m
def compute_cost(A2, Y):
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
