# mistake: the root mean square of the lesson
# message: root mean square
def signal_profile(activations):
    return np.array([np.sqrt(np.mean(A ** 2)) for A in activations])
