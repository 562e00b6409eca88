# variant: 1 minus the others' share
def saturation_fraction(A1):
    return 1 - np.mean(np.abs(A1) <= 0.99)
