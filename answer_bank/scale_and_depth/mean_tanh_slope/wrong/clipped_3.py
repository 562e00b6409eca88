# mistake: clips Z1 to [-3, 3]
# message: the larger entries count as if z were 3 or -3
def mean_tanh_slope(Z1):
    return np.mean(1 - np.tanh(np.clip(Z1, -3, 3)) ** 2)
