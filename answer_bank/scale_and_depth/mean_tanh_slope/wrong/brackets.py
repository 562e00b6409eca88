# mistake: (1 - tanh)^2
# message: bracket
def mean_tanh_slope(Z1):
    return np.mean((1 - np.tanh(Z1)) ** 2)
