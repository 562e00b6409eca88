# variant: squares of both sides
def saturation_fraction(A1):
    return np.mean(A1 * A1 > 0.99 * 0.99)
