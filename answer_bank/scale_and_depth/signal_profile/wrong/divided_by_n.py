# mistake: divided by the units
# message: the sum is divided by the number of units alone
def signal_profile(activations):
    return [np.sum((A - A.mean()) ** 2) / A.shape[0] for A in activations]
