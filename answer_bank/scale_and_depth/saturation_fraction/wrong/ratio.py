# mistake: saturated over unsaturated
# message: look for a division by 0 or a log of 0
def saturation_fraction(A1):
    s = np.sum(np.abs(A1) > 0.99)
    return s / (A1.size - s)
