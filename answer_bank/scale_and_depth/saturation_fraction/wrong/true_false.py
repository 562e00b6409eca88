# mistake: says whether any is saturated
# message: the share is a bool
def saturation_fraction(A1):
    return bool(np.any(np.abs(A1) > 0.99))
