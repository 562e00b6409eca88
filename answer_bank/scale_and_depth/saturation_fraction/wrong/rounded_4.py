# mistake: rounded to four digits
# message: it is rounded to 4 digits: return it as it is
def saturation_fraction(A1):
    return round(float(np.mean(np.abs(A1) > 0.99)), 4)
