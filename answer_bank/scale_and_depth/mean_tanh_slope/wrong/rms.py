# mistake: the root of the mean square slope
# message: that is the root of the mean square slope, not the mean
def mean_tanh_slope(Z1):
    return np.sqrt(np.mean((1 - np.tanh(Z1) ** 2) ** 2))
