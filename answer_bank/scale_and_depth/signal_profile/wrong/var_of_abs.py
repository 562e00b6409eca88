# mistake: the variance of the sizes
# message: it is the variance of the sizes
def signal_profile(activations):
    return [np.var(np.abs(A)) for A in activations]
