# mistake: 0 for a single example
# message: for a single example, and right otherwise
def signal_profile(activations):
    return [0.0 if A.shape[1] == 1 else np.var(A) for A in activations]
