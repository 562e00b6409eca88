# mistake: each unit's own mean is removed
# message: the variance is taken unit by unit and averaged: take it ove
def signal_profile(activations):
    return [np.mean((A - A.mean(axis=1, keepdims=True)) ** 2) for A in activations]
