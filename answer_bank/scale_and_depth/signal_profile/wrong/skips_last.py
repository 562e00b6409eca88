# mistake: without the last layer
# message: what signal_profile returns has 1 entries for 2 layers
def signal_profile(activations):
    return [np.var(A) for A in activations[:-1]]
