# mistake: abs of the comparison
# message: near -1
def saturation_fraction(A1):
    return np.mean(np.abs(A1 > 0.99))
