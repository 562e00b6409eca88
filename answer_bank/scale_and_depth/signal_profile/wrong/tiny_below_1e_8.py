# mistake: variances below 1e-8 are set to 0
# message: small variances come out as 0
def signal_profile(activations):
    v = np.array([np.var(A) for A in activations])
    v[v < 1e-8] = 0
    return v
