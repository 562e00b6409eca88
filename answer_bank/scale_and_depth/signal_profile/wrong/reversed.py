# mistake: the last layer first
# message: reverse
def signal_profile(activations):
    return [np.var(A) for A in activations[::-1]]
