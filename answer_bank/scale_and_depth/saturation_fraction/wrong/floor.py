# mistake: whole percent, cut off
# message: it is cut to 2 digits: return it as it is
def saturation_fraction(A1):
    return int(100 * np.mean(np.abs(A1) > 0.99)) / 100
