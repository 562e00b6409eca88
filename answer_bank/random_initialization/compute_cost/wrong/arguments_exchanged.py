# mistake: A2 and Y are exchanged: log of labels
# message: nan
def compute_cost(A2, Y):
    return -np.mean(A2 * np.log(Y) + (1 - A2) * np.log(1 - Y))
