# mistake: the examples' variances, averaged
# message: the variance is taken example by example and averaged: take
def signal_profile(activations):
    return [np.mean(np.var(A, axis=0)) for A in activations]
