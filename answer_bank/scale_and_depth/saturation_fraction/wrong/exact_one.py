# mistake: exactly 1 or -1
# message: only a = 1 and a = -1 exactly are counted
def saturation_fraction(A1):
    return np.mean(np.abs(A1) == 1)
