# mistake: sorted
# message: they are sorted by size: keep the layers' order
def signal_profile(activations):
    return sorted(np.var(A) for A in activations)
