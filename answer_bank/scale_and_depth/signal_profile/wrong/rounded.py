# mistake: rounded to four digits
# message: it is rounded to 4 digits: return it as it is
def signal_profile(activations):
    return [round(float(np.var(A)), 4) for A in activations]
