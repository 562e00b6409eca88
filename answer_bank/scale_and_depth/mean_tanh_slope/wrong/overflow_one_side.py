# mistake: stable on one side only
# message: it is the slope at z/2
def mean_tanh_slope(Z1):
    e = np.exp(-Z1)
    s = 1 / (1 + e) ** 2 * e
    return np.mean(4 * s)
