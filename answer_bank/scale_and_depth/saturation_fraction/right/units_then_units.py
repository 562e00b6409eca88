# variant: the mean of the units' shares
def saturation_fraction(A1):
    return np.mean(np.mean(np.abs(A1) > 0.99, axis=1))
