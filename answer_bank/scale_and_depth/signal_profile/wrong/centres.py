# mistake: centres the activations themselves
# message: in place
def signal_profile(activations):
    profile = []
    for A in activations:
        A -= A.mean()
        profile.append((A ** 2).mean())
    return profile
