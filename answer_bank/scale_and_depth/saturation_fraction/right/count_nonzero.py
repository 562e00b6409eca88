# variant: count_nonzero over size
def saturation_fraction(A1):
    return np.count_nonzero(abs(A1) > 0.99) / A1.size
