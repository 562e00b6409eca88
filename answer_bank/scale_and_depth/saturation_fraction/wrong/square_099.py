# mistake: a^2 > 0.99
# message: it is the share above 0.995, as if that were the threshold;
def saturation_fraction(A1):
    return np.mean(A1 ** 2 > 0.99)
