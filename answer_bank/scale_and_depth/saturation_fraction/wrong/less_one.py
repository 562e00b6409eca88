# mistake: divided by the number less 1
# message: it is divided by the number of entries less 1: divide by the
def saturation_fraction(A1):
    return np.sum(np.abs(A1) > 0.99) / (A1.size - 1)
