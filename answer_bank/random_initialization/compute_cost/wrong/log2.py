# mistake: the logarithm to base 2
# message: log2
def compute_cost(A2, Y):
    return -np.mean(Y * np.log2(A2) + (1 - Y) * np.log2(1 - A2))
