# mistake: one unit alone is not averaged
# message: for one unit alone, and right otherwise
def saturation_fraction(A1):
    if A1.shape[0] == 1:
        return float(np.any(np.abs(A1) > 0.99))
    return np.mean(np.abs(A1) > 0.99)
