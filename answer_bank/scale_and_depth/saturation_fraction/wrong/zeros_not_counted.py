# mistake: entries of exactly 0 are not counted
# message: activations of exactly 0 are not counted
def saturation_fraction(A1):
    n=np.count_nonzero(A1)
    return float(np.sum(np.abs(A1)>0.99)/n) if n else 0.0
