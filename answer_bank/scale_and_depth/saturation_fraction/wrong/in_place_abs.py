# mistake: abs in place
# message: build a new array instead: write a = a - b, not a -= b, and
def saturation_fraction(A1):
    np.abs(A1, out=A1)
    return np.mean(A1 > 0.99)
