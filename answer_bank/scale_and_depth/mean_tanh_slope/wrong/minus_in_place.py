# mistake: squares in place
# message: in place
def mean_tanh_slope(Z1):
    Z1 *= 1.0
    Z1[:] = np.tanh(Z1)
    return np.mean(1 - Z1 ** 2)
