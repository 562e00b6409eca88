# variant: the two ends apart
def saturation_fraction(A1):
    return np.mean(A1 > 0.99) + np.mean(A1 < -0.99)
