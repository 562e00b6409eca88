# mistake: relative to the first layer
# message: relative
def signal_profile(activations):
    profile = np.array([np.var(A) for A in activations])
    return profile / profile[0]
