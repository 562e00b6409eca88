# mistake: 1 - the variance of tanh
# message: that is 1 less the variance of tanh(z1)
def mean_tanh_slope(Z1):
    return 1 - np.var(np.tanh(Z1))
