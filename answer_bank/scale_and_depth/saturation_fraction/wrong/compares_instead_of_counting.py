# mistake: count == count + 1 compares, and count stays 0
# message: ever change
def saturation_fraction(A1):
    count = 0
    for a in A1.ravel():
        if abs(a) > 0.99:
            count == count + 1
    return count / A1.size
