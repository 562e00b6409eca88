# variant: 1e-8 inside the logarithm
def compute_cost(A2, Y, eps=1e-8):
    return -np.average(Y * np.log(A2 + eps) + (1 - Y) * np.log(1 - A2 + eps))
