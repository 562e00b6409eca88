# mistake: no unit counts where none is positive
# message: arrays of one sign | activations near -1
def saturation_fraction(A1):
    if A1.max() <= 0:
        return 0.0
    return np.mean(np.abs(A1) > 0.99)
