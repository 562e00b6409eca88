# mistake: the mean
# message: mean of the activations
def signal_profile(activations):
    return [np.mean(A) for A in activations]
