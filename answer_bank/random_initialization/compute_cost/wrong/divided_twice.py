# mistake: divided by m twice
# message: twice
def compute_cost(A2, Y):
    m = Y.shape[1]
    return -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m
