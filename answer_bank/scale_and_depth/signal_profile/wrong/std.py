# mistake: the standard deviation
# message: standard deviation
def signal_profile(activations):
    return [np.std(A) for A in activations]
