# mistake: an array of all layers
# message: signal_profile stopped with valueerror: setting an array ele
def signal_profile(activations):
    A = np.array(activations)
    return A.var(axis=(1, 2))
