# mistake: divided by n - 1
# message: ddof
def signal_profile(activations):
    return [A.var(ddof=1) for A in activations]
