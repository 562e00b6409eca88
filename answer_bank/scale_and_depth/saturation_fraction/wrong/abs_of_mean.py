# mistake: one comparison of the mean
# message: is 0, too small
def saturation_fraction(A1):
    return float(abs(np.mean(A1)) > 0.99)
