# mistake: the change from layer to layer
# message: it is the change from the layer before
def signal_profile(activations):
    v = [np.var(A) for A in activations]
    return [v[0]] + list(np.diff(v))
