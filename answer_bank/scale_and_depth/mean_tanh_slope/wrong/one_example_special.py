# mistake: a single example gives its first unit
# message: for a single example, and right otherwise
def mean_tanh_slope(Z1):
    if Z1.shape[1] == 1:
        return 1 - np.tanh(Z1[0, 0]) ** 2
    return np.mean(1 - np.tanh(Z1) ** 2)
