# variant: E[a^2] - E[a]^2, in a loop
def signal_profile(activations):
    profile = []
    for A in activations:
        profile.append(float((A ** 2).mean() - A.mean() ** 2))
    return profile
