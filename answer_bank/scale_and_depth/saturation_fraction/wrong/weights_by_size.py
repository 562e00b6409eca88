# mistake: sums the sizes of the saturated
# message: the sizes of the saturated are summed: count them
def saturation_fraction(A1):
    a = np.abs(A1)
    return np.sum(a[a > 0.99]) / A1.size
