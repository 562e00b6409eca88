# mistake: each example's own mean is removed
# message: the variance is taken example by example and averaged: take
def signal_profile(activations):
    return [np.mean((A - A.mean(axis=0)) ** 2) for A in activations]
