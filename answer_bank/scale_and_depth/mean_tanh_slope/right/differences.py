# variant: central differences
def mean_tanh_slope(Z1):
    h = 1e-5
    return np.mean((np.tanh(Z1 + h) - np.tanh(Z1 - h)) / (2 * h))
