# mistake: overflows for very negative z
# message: does an exponential overflow? infinity over infinity is nan.
def mean_tanh_slope(Z1):
    e = np.exp(-2 * Z1)
    a = (1 - e) / (1 + e)
    return np.mean(1 - a ** 2)
