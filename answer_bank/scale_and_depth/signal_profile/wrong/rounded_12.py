# mistake: rounded to 12 digits
# message: rounding | rounded
def signal_profile(activations):
    return [round(float(np.var(A)), 12) for A in activations]
