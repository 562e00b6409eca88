# mistake: mean absolute error
# message: absolute
def compute_cost(A2, Y):
    return np.mean(np.abs(A2 - Y))
