# mistake: return inside the loop
# message: 1 entries for 4 layers
def signal_profile(activations):
    profile = []
    for A in activations:
        profile.append(np.var(A))
        return profile
