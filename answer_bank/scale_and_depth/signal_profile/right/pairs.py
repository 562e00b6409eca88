# variant: half the mean squared difference of pairs
def signal_profile(activations):
    return [np.mean((A.reshape(-1, 1) - A.reshape(1, -1)) ** 2) / 2 for A in activations]
