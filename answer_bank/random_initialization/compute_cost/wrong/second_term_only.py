# mistake: only the second term
# message: missing
def compute_cost(A2, Y):
    return -np.mean((1 - Y) * np.log(1 - A2))
