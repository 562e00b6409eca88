# variant: an array
def signal_profile(activations):
    return np.array([np.var(A) for A in activations])
