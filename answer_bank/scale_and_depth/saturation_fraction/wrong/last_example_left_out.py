# mistake: the last example is left out
# message: the last example is left out, and yet divided by
def saturation_fraction(A1):
    m = A1.shape[1]
    count = 0
    for j in range(m - 1):
        count += np.sum(np.abs(A1[:, j]) > 0.99)
    return count / A1.size
