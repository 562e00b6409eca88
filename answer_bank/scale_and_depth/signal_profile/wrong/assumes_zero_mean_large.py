# mistake: mean square for wide layers
# message: that is the mean of the squares: subtract the layer's mean f
def signal_profile(activations):
    return [np.mean(A ** 2) if A.size > 200 else np.var(A) for A in activations]
