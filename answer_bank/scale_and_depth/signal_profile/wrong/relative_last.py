# mistake: relative to the last layer
# message: it is relative to the last layer: no ratio is asked for
def signal_profile(activations):
    v = np.array([np.var(A) for A in activations])
    return v / v[-1]
