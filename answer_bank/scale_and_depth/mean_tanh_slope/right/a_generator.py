# variant: a generator expression
def mean_tanh_slope(Z1):
    n_h, m = Z1.shape
    return sum(1 - np.tanh(z) ** 2 for z in Z1.flat) / (n_h * m)
