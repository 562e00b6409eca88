# mistake: around the median
# message: the median is subtracted, expected the mean
def signal_profile(activations):
    return [np.mean((A - np.median(A)) ** 2) for A in activations]
