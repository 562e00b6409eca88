# mistake: sorted from the largest to the smallest
# message: keep the layers' order
def signal_profile(activations):
    v = [float(np.var(A)) for A in activations]
    return [x / v[0] if False else x for x in sorted(v, reverse=True)]
