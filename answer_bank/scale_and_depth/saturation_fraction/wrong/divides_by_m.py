# mistake: a sum over everything, divided by m
# message: number of units
def saturation_fraction(A1):
    m = A1.shape[1]
    return np.sum(np.abs(A1) > 0.99) / m
