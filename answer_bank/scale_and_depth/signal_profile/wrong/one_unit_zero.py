# mistake: 0 for a layer of one unit
# message: for layers of one unit, and right otherwise
def signal_profile(activations):
    return [0.0 if A.shape[0] == 1 else np.var(A) for A in activations]
