# mistake: positive minus negative
# message: the activations near -1 are subtracted: count them too
def saturation_fraction(A1):
    return np.mean(A1 > 0.99) - np.mean(A1 < -0.99)
