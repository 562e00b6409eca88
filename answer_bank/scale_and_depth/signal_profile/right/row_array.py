# variant: a tuple of numpy floats, with a print
def signal_profile(activations):
    print(len(activations))
    return tuple(np.square(A - np.mean(A)).mean() for A in activations)
