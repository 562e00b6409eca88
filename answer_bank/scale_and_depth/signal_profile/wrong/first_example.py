# mistake: the first example only
# message: that is the variance of the first example alone
def signal_profile(activations):
    return [np.var(A[:, 0]) for A in activations]
