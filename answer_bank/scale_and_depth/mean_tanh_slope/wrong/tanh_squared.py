# mistake: the mean of tanh squared
# message: subtract it from 1 | is 0
def mean_tanh_slope(Z1):
    return np.mean(np.tanh(Z1) ** 2)
