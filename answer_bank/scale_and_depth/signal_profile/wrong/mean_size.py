# mistake: the mean size
# message: that is the mean size of the activations
def signal_profile(activations):
    return [np.mean(np.abs(A)) for A in activations]
