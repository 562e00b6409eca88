# mistake: works in Z1 itself
# message: in place
def mean_tanh_slope(Z1):
    np.tanh(Z1, out=Z1)
    return np.mean(1 - Z1 ** 2)
