# mistake: one variance for each unit
# message: one number
def signal_profile(activations):
    return [np.var(A, axis=1) for A in activations]
