# mistake: one mean for each unit
# message: one number
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(Z1) ** 2, axis=1, keepdims=True)
