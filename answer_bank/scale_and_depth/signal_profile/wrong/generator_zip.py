# mistake: a zip
# message: what signal_profile returns is a zip
def signal_profile(activations):
    return zip(np.var(A) for A in activations)
