# mistake: a median
# message: it is the median slope, not the mean
def mean_tanh_slope(Z1):
    return np.median(1 - np.tanh(Z1) ** 2)
