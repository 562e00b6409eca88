# mistake: 1 - sigmoid^2
# message: it has a sigmoid in the place of tanh
def mean_tanh_slope(Z1):
    s = 1 / (1 + np.exp(-Z1))
    return np.mean(1 - s ** 2)
