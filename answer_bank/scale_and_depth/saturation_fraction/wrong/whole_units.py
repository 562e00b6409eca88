# mistake: units that are saturated on every example
# message: saturated on every example
def saturation_fraction(A1):
    dead = np.all(np.abs(A1) > 0.99, axis=1)
    return dead.mean()
