# mistake: leaves out the large ones
# message: it is the mean slope of the entries of a size below 300 only
def mean_tanh_slope(Z1):
    Z = Z1[np.abs(Z1) < 300]
    return np.mean(1 - np.tanh(Z) ** 2)
