# mistake: zeroes the large ones in Z1
# message: in place
def mean_tanh_slope(Z1):
    Z1[np.abs(Z1) > 20] = 20
    return np.mean(1 - np.tanh(Z1) ** 2)
