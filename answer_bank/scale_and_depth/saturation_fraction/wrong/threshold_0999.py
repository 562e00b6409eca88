# mistake: 0.999
# message: it is the share above 0.999, as if that were the threshold;
def saturation_fraction(A1):
    return np.mean(np.abs(A1) > 0.999)
