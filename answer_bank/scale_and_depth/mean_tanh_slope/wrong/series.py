# mistake: the first terms of the series
# message: for arrays of other numbers, and right otherwise
def mean_tanh_slope(Z1):
    return np.mean(1 - Z1 ** 2 + 2 * Z1 ** 4 / 3)
