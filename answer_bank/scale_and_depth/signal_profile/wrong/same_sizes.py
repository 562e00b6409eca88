# mistake: an array of all layers
# message: take them one by one
def signal_profile(activations):
    A = np.array(activations)
    return A.var(axis=(1, 2))
