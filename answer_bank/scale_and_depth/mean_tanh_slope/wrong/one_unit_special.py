# mistake: one unit alone gives its largest slope
# message: for one unit alone, and right otherwise
def mean_tanh_slope(Z1):
    if Z1.shape[0] == 1:
        return np.max(1 - np.tanh(Z1) ** 2)
    return np.mean(1 - np.tanh(Z1) ** 2)
