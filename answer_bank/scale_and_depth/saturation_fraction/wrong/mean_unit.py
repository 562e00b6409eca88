# mistake: units whose mean size is above 0.99
# message: for arrays of both, and right otherwise
def saturation_fraction(A1):
    return np.mean(np.mean(np.abs(A1), axis=1) > 0.99)
