# mistake: np.isclose to 1, which counts 0.99 itself
# message: 0.99 itself is counted: above 0.99 is asked for
def saturation_fraction(A1):
    return np.mean(np.isclose(np.abs(A1), 1, atol=0.01))
