# variant: 0-d arrays
def signal_profile(activations):
    return [np.array(A).var(keepdims=False)[()] for A in activations]
