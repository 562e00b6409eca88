# mistake: activations near -1 are forgotten
# message: near -1
def saturation_fraction(A1):
    return np.mean(A1 > 0.99)
