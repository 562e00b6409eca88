# mistake: logarithms
# message: it is a logarithm of the variance
def signal_profile(activations):
    return [np.log10(np.var(A)) for A in activations]
