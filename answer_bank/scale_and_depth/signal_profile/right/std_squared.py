# variant: the standard deviation, squared, in a tuple
def signal_profile(activations):
    return tuple(map(lambda a: np.std(a) ** 2, activations))
