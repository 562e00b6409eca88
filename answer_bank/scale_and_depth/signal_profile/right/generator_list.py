# variant: list of a generator
def signal_profile(activations):
    return list(np.var(A) for A in activations)
