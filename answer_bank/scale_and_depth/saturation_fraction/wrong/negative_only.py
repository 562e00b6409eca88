# mistake: only a < -0.99
# message: only activations near -1 are counted
def saturation_fraction(A1):
    return np.mean(A1 < -0.99)
