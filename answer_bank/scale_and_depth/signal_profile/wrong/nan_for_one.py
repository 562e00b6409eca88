# mistake: the sample variance of statistics
# message: it is divided by the number of entries less 1 (ddof=1): divi
def signal_profile(activations):
    import statistics
    return [statistics.variance(A.ravel().tolist()) for A in activations]
