# mistake: a generator
# message: expected a
def signal_profile(activations):
    return (np.var(A) for A in activations)
