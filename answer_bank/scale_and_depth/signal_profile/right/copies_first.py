# variant: centres copies
def signal_profile(activations):
    copies = [A.copy() for A in activations]
    for A in copies:
        A -= A.mean()
    return [float(np.vdot(A, A) / A.size) for A in copies]
