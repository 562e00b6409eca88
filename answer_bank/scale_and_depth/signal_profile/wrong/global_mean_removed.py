# mistake: one mean for all layers
# message: the mean of all layers together is subtracted: each layer ha
def signal_profile(activations):
    mean = np.mean(np.concatenate([A.ravel() for A in activations]))
    return [np.mean((A - mean) ** 2) for A in activations]
