# mistake: the slope of a sigmoid
# message: sigmoid
def mean_tanh_slope(Z1):
    s = 1 / (1 + np.exp(-Z1))
    return np.mean(s * (1 - s))
