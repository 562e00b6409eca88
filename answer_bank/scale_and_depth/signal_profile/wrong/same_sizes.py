# mistake: an array of all layers
# message: stopped with valueerror
def signal_profile(activations):
    A = np.array(activations)
    return A.var(axis=(1, 2))
