# variant: sum along each axis
def saturation_fraction(A1):
    hits = (np.abs(A1) > 0.99).astype(int)
    n_h, m = A1.shape
    return hits.sum(axis=0).sum() / (n_h * m)
