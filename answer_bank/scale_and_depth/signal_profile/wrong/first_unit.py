# mistake: the first unit only
# message: that is the variance of the first unit alone
def signal_profile(activations):
    return [np.var(A[0]) for A in activations]
