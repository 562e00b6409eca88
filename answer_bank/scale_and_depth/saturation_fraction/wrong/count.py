# mistake: the number of saturated entries
# message: count was returned
def saturation_fraction(A1):
    return np.sum(np.abs(A1) > 0.99)
