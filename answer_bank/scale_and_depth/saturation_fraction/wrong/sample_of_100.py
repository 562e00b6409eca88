# mistake: only the first hundred entries
# message: it is the share of the first 100 entries only
def saturation_fraction(A1):
    a = np.abs(A1).ravel()[:100]
    return np.mean(a > 0.99)
