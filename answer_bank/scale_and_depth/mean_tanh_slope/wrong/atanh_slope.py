# mistake: 1 / (1 - tanh^2)
# message: for arrays of other numbers, and right otherwise
def mean_tanh_slope(Z1):
    return np.mean(1 / (1 - np.tanh(Z1) ** 2))
