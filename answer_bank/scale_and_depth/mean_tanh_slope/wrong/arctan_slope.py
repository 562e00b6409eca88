# mistake: the slope of arctan
# message: it is arctan's slope
def mean_tanh_slope(Z1):
    return np.mean(1 / (1 + Z1 ** 2))
