# mistake: the logarithm to base 10
# message: log10
def compute_cost(A2, Y):
    return -np.mean(Y * np.log10(A2) + (1 - Y) * np.log10(1 - A2))
