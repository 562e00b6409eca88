# variant: float32
def mean_tanh_slope(Z1):
    Z = Z1.astype(np.float32)
    return np.mean(1 - np.tanh(Z) ** 2)
