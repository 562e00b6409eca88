# mistake: rounded to two digits
# message: rounded
def saturation_fraction(A1):
    return round(np.mean(np.abs(A1) > 0.99), 2)
