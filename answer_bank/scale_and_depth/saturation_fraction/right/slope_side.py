# variant: distance to 1
def saturation_fraction(A1):
    return float(np.mean(1 - np.abs(A1) < 1 - 0.99))
