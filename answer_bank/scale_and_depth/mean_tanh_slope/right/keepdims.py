# variant: a (1, 1) array, with a print
def mean_tanh_slope(Z1):
    slopes = 1 - np.power(np.tanh(Z1), 2)
    print(slopes.shape)
    return slopes.mean(keepdims=True)
