# variant: (1, 1) arrays in a list
def signal_profile(activations):
    return [np.var(A, keepdims=True) for A in activations]
