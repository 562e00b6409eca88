# variant: a (1, 1) array
def saturation_fraction(A1):
    return np.mean(np.abs(A1) > 0.99, keepdims=True)
