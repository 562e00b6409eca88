# mistake: 1 minus the square of the mean
# message: square each entry first
def mean_tanh_slope(Z1):
    return 1 - np.tanh(Z1).mean() ** 2
