# mistake: percent
# message: percent
def saturation_fraction(A1):
    return 100 * np.mean(np.abs(A1) > 0.99)
