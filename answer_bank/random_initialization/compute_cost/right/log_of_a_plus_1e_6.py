# variant: 1e-6 inside the logarithm
def compute_cost(A2, Y):
    return float(-np.mean(Y * np.log(A2 + 1e-6) + (1 - Y) * np.log(1 - A2 + 1e-6)))
