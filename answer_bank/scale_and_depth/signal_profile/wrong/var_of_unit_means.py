# mistake: the variance of the units' means
# message: it is the variance of the units' means: take it over all ent
def signal_profile(activations):
    return [np.var(A.mean(axis=1)) for A in activations]
