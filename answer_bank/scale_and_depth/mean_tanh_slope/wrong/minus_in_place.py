# mistake: squares in place
# message: build a new array instead: write a = a - b, not a -= b, and
def mean_tanh_slope(Z1):
    Z1 *= 1.0
    Z1[:] = np.tanh(Z1)
    return np.mean(1 - Z1 ** 2)
