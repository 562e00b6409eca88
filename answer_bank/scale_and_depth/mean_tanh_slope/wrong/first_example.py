# mistake: the first example only
# message: it is the mean slope of the first example only
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(Z1[:, 0]) ** 2)
