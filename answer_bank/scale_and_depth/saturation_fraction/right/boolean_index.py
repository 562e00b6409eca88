# variant: the size of a selection
def saturation_fraction(A1):
    return A1[np.abs(A1) > 0.99].size / A1.size
