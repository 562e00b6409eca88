# mistake: only the first unit
# message: it is the share of the first unit only
def saturation_fraction(A1):
    return np.mean(np.abs(A1[0]) > 0.99)
