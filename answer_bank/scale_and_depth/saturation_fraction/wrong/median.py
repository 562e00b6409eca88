# mistake: a median of the units' shares
# message: it is the median of the units' shares, not the mean
def saturation_fraction(A1):
    return np.median(np.mean(np.abs(A1) > 0.99, axis=1))
