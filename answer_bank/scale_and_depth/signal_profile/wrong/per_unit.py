# mistake: the units' variances, averaged
# message: unit by unit
def signal_profile(activations):
    return [np.mean(np.var(A, axis=1)) for A in activations]
