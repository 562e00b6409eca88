# mistake: np.isclose to 1, which counts sizes a little below 0.99
# message: a little below 0.99
def saturation_fraction(A1):
    return np.mean(np.isclose(np.abs(A1), 1, atol=0.01))
