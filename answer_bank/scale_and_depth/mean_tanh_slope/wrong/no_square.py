# mistake: 1 - tanh
# message: square is missing
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(Z1))
