# variant: two masks with |, and a print
def saturation_fraction(A1):
    saturated = (A1 > 0.99) | (A1 < -0.99)
    print("saturated:", saturated.sum())
    return saturated.astype(np.float32).mean()
