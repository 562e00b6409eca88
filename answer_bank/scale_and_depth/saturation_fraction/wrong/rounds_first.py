# mistake: rounds the activations to two digits first
# message: it is the share above 0.995, as if that were the threshold;
def saturation_fraction(A1):
    return np.mean(np.round(np.abs(A1), 2) > 0.99)
