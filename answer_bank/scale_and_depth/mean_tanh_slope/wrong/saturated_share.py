# mistake: the share of units that are not saturated
# message: it is a share of units that are not saturated, not a slope
def mean_tanh_slope(Z1):
    return np.mean(np.abs(np.tanh(Z1)) < 0.99)
