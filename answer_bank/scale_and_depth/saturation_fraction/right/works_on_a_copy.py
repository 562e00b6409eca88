# variant: a copy that is overwritten
def saturation_fraction(A1):
    A = A1.copy()
    A[np.abs(A) <= 0.99] = 0
    A[A != 0] = 1
    return A.mean()
