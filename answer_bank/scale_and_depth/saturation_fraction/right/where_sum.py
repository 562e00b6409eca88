# variant: np.where and a sum, as an array of shape (1,)
def saturation_fraction(A1):
    return np.array([np.where(np.abs(A1) > 0.99, 1, 0).sum() / A1.size])
