# mistake: squeeze, then two axes are expected
# message: axis 0 counts units, axis 1 counts examples
def saturation_fraction(A1):
    A = np.squeeze(A1)
    count = 0
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            count += abs(A[i, j]) > 0.99
    return count / A.size
