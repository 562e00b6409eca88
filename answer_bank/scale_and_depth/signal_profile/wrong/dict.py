# mistake: a dict
# message: expected a
def signal_profile(activations):
    return {f"A{l}": np.var(A) for l, A in enumerate(activations, 1)}
