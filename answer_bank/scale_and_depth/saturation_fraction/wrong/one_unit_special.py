# mistake: one unit alone is not averaged
# message: a unit is counted that is saturated on any example
def saturation_fraction(A1):
    if A1.shape[0] == 1:
        return float(np.any(np.abs(A1) > 0.99))
    return np.mean(np.abs(A1) > 0.99)
