# mistake: units that are saturated on some example
# message: a unit is counted that is saturated on any example
def saturation_fraction(A1):
    return np.mean(np.any(np.abs(A1) > 0.99, axis=1))
