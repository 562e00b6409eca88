# mistake: entries of 1 and -1 are left out
# message: entries other than 1 and -1
def signal_profile(activations):
    return [float(A[np.abs(A)<1].var()) if (np.abs(A)<1).any() else 0.0 for A in activations]
