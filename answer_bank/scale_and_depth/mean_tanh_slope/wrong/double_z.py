# mistake: tanh of 2z
# message: it is the slope at 2z
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(2 * Z1) ** 2)
