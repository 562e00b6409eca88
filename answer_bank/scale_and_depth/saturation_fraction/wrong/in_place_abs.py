# mistake: abs in place
# message: in place
def saturation_fraction(A1):
    np.abs(A1, out=A1)
    return np.mean(A1 > 0.99)
