# variant: a 0-d array
def mean_tanh_slope(Z1):
    return np.array(1.0) - np.square(np.tanh(Z1)).mean()
