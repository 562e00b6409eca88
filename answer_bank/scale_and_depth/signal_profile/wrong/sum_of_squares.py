# mistake: a sum of squared deviations
# message: the squares are summed: divide by the number of entries
def signal_profile(activations):
    return [np.sum((A - A.mean()) ** 2) for A in activations]
