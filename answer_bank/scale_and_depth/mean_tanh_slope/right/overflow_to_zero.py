# variant: nan set to 0
def mean_tanh_slope(Z1):
    e = np.exp(2 * Z1)
    s = 4 * e / (1 + e) ** 2
    s[np.isnan(s)] = 0
    return np.mean(s)
