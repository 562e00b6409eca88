# mistake: a sum
# message: sum was returned
def mean_tanh_slope(Z1):
    return np.sum(1 - np.tanh(Z1) ** 2)
