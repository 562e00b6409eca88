# mistake: tanh of z/2
# message: it is the slope at z/2
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(Z1 / 2) ** 2)
