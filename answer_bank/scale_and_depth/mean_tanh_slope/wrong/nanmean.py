# mistake: leaves out what overflows
# message: for pre-activations of thousands, and right otherwise
def mean_tanh_slope(Z1):
    e = np.exp(2 * Z1)
    return np.nanmean(4 * e / (1 + e) ** 2)
