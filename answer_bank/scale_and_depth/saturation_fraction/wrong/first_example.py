# mistake: only the first example
# message: it is the share of the first example only
def saturation_fraction(A1):
    return np.mean(np.abs(A1[:, 0]) > 0.99)
