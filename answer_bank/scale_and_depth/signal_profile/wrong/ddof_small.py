# mistake: ddof=1 for small layers
# message: ddof=1
def signal_profile(activations):
    return [np.var(A, ddof=1 if A.shape[0] < 3 else 0) for A in activations]
