# mistake: the share that is not saturated
# message: not saturated | expected 0
def saturation_fraction(A1):
    return np.mean(np.abs(A1) < 0.99)
