# mistake: the sum of the two shares, each over its own sign
# message: for arrays of both, and right otherwise
def saturation_fraction(A1):
    up, down = A1[A1 > 0], A1[A1 < 0]
    return (np.mean(up > 0.99) + np.mean(down < -0.99)) / 2
