# mistake: the slope of ReLU
# message: it is relu's slope, 1 where z is above 0
def mean_tanh_slope(Z1):
    return np.mean(Z1 > 0)
