# variant: from sigmoids that cannot overflow
def mean_tanh_slope(Z1):
    z = np.abs(Z1)
    e = np.exp(-2 * z)
    return np.sum(4 * e / (1 + e) ** 2) / Z1.size
