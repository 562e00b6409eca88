# mistake: tiny variances are set to 0
# message: small variances come out as 0
def signal_profile(activations):
    v = np.array([np.var(A) for A in activations])
    v[v < 1e-12] = 0
    return v
