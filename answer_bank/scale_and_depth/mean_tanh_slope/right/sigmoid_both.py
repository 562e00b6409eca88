# variant: two sigmoids, stable
def mean_tanh_slope(Z1):
    from math import exp
    def s(z):
        return 1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z))
    total = sum(4 * s(2 * z) * s(-2 * z) for z in Z1.ravel())
    return total / Z1.size
