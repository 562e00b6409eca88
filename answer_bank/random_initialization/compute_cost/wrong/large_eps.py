# mistake: an eps so large that it changes the cost
# message: 0.1 is added
def compute_cost(A2, Y):
    eps = 0.1
    return -np.mean(Y * np.log(A2 + eps) + (1 - Y) * np.log(1 - A2 + eps))
