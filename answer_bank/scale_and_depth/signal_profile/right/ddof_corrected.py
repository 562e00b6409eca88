# variant: the sample variance, corrected
def signal_profile(activations):
    return [np.var(A, ddof=1) * (A.size - 1) / A.size if A.size > 1 else 0.0 for A in activations]
