# mistake: clips Z1 to [-5, 5]
# message: the larger entries count as if z were 5 or -5
def mean_tanh_slope(Z1):
    Z = np.clip(Z1, -5, 5)
    return np.mean(1 - np.tanh(Z) ** 2)
