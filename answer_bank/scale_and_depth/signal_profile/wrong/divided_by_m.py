# mistake: divided by the examples
# message: the sum is divided by the number of examples alone
def signal_profile(activations):
    return [np.sum((A - A.mean()) ** 2) / A.shape[1] for A in activations]
