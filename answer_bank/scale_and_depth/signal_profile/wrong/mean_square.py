# mistake: the mean square
# message: mean of the squares
def signal_profile(activations):
    return [np.mean(A ** 2) for A in activations]
