# mistake: the slope at the mean
# message: at the mean of z1
def mean_tanh_slope(Z1):
    return 1 - np.tanh(np.mean(Z1)) ** 2
