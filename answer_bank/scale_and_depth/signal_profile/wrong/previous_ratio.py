# mistake: relative to the layer before
# message: it is relative to the layer before: no ratio is asked for
def signal_profile(activations):
    v = [np.var(A) for A in activations]
    return [v[0]] + [b / a for a, b in zip(v, v[1:])]
