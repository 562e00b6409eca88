# mistake: rounded to 8 digits
# message: is it rounded
def saturation_fraction(A1):
    return round(float(np.mean(np.abs(A1)>0.99)),8)
