# variant: 1 / cosh^2, which overflows to infinity and gives 0
def mean_tanh_slope(Z1):
    return float(np.mean(1 / np.cosh(Z1) ** 2))
