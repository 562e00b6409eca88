# variant: np.maximum of a and -a
def saturation_fraction(A1):
    return np.average(np.maximum(A1, -A1) > 0.99)
