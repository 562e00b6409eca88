# mistake: the variance of the squares
# message: it is the variance of the squares
def signal_profile(activations):
    return [np.var(A ** 2) for A in activations]
