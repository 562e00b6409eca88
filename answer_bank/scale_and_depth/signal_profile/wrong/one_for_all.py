# mistake: one variance for the whole network
# message: one number a layer | entries
def signal_profile(activations):
    return np.var(np.vstack(activations))
