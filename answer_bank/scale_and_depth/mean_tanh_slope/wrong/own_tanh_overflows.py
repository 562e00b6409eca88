# mistake: a tanh of one's own overflows
# message: nan
def mean_tanh_slope(Z1):
    a = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))
    return np.mean(1 - a ** 2)
