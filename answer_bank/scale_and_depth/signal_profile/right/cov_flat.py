# variant: np.cov of the flat array, with bias
def signal_profile(activations):
    return [float(np.cov(A.ravel(), bias=True)) for A in activations]
