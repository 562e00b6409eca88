# mistake: a product over the units
# message: the units' slopes are multiplied, not averaged
def mean_tanh_slope(Z1):
    return np.mean(np.prod(1 - np.tanh(Z1) ** 2, axis=0))
