# variant: two loops
def saturation_fraction(A1):
    count = 0
    for i in range(A1.shape[0]):
        for j in range(A1.shape[1]):
            if abs(A1[i, j]) > 0.99:
                count += 1
    return count / (A1.shape[0] * A1.shape[1])
