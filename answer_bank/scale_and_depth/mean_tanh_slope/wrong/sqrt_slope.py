# mistake: 1 / cosh
# message: it is 1/cosh(z1): the square is missing
def mean_tanh_slope(Z1):
    return np.mean(1 / np.cosh(Z1))
