# mistake: and between arrays
# message: stopped with
def saturation_fraction(A1):
    return np.mean(A1 > 0.99 or A1 < -0.99)
