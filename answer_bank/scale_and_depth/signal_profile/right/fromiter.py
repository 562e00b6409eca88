# variant: np.fromiter
def signal_profile(activations):
    return np.fromiter((A.var() for A in activations), float)
