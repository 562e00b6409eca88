# mistake: sets the saturated to 1 in A1 itself
# message: in place
def saturation_fraction(A1):
    A1[np.abs(A1) > 0.99] = 1
    A1[np.abs(A1) <= 0.99] = 0
    return np.mean(np.abs(A1))
