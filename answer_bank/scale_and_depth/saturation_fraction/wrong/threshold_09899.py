# mistake: the threshold is 0.9899
# message: a little below 0.99
def saturation_fraction(A1):
    return np.mean(np.abs(A1) > 0.9899)
