# mistake: the last unit is left out
# message: it is the share of all units but the last only
def saturation_fraction(A1):
    return np.mean(np.abs(A1[:-1]) > 0.99)
