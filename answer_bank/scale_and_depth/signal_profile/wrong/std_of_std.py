# mistake: the mean of the units' standard deviations, squared
# message: it is the squared mean of the units' standard deviations
def signal_profile(activations):
    return [np.mean(np.std(A, axis=1)) ** 2 for A in activations]
