# mistake: one variance for the whole network
# message: one number for each layer
def signal_profile(activations):
    return np.var(np.vstack(activations))
