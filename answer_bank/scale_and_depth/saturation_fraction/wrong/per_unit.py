# mistake: one share for each unit
# message: one number
def saturation_fraction(A1):
    return np.mean(np.abs(A1) > 0.99, axis=1)
