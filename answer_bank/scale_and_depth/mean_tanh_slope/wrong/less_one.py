# mistake: divided by the number less 1
# message: it is divided by the number of entries less 1: divide by the
def mean_tanh_slope(Z1):
    s = 1 - np.tanh(Z1) ** 2
    return s.sum() / (s.size - 1)
