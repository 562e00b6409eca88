# mistake: saturated over unsaturated
# message: divide by all
def saturation_fraction(A1):
    s = np.sum(np.abs(A1) > 0.99)
    return s / (A1.size - s)
