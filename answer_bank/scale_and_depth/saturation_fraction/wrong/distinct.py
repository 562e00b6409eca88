# mistake: counts different values
# message: equal activations are counted once
def saturation_fraction(A1):
    return len({a for a in np.abs(A1).ravel() if a > 0.99}) / A1.size
