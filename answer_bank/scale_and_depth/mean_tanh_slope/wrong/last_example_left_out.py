# mistake: the last example is left out
# message: it is the mean slope of all examples but the last only
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(Z1[:, :-1]) ** 2)
