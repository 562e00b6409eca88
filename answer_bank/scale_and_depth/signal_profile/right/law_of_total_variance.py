# variant: within the units plus between them
def signal_profile(activations):
    return [np.mean(A.var(axis=1)) + np.var(A.mean(axis=1)) for A in activations]
