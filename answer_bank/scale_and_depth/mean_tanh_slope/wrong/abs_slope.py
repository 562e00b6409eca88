# mistake: the mean of |tanh|
# message: the square is missing: 1 -
def mean_tanh_slope(Z1):
    return 1 - np.mean(np.abs(np.tanh(Z1)))
