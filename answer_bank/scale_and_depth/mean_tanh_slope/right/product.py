# variant: (1 - A)(1 + A)
def mean_tanh_slope(Z1):
    A1 = np.tanh(Z1)
    return np.average((1 - A1) * (1 + A1))
