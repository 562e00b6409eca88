# mistake: takes the layers out of the list
# message: go through the list without taking anything out of it
def signal_profile(activations):
    profile = []
    while activations:
        profile.append(np.var(activations.pop(0)))
    return profile
