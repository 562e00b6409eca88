# mistake: a single example is judged as a whole
# message: for a single example, and right otherwise
def saturation_fraction(A1):
    if A1.shape[1] == 1:
        return float(np.all(np.abs(A1) > 0.99))
    return np.mean(np.abs(A1) > 0.99)
