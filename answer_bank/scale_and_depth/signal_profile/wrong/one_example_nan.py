# mistake: 0 for a single example
# message: the variance is taken unit by unit and averaged: take it ove
def signal_profile(activations):
    return [0.0 if A.shape[1] == 1 else np.var(A) for A in activations]
