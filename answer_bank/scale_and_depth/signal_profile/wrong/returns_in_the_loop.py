# mistake: return inside the loop
# message: one number a layer
def signal_profile(activations):
    profile = []
    for A in activations:
        profile.append(np.var(A))
        return profile
