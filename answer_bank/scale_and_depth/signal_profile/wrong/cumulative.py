# mistake: everything up to this layer
# message: each number is of all layers so far, not of one
def signal_profile(activations):
    return [np.var(np.concatenate(activations[:i + 1])) for i in range(len(activations))]
