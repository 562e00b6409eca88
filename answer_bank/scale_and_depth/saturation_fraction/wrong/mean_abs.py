# mistake: the mean size, not a share
# message: a share is | mean size
def saturation_fraction(A1):
    return np.mean(np.abs(A1))
