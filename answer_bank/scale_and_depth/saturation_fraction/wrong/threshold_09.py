# mistake: 0.9 for 0.99
# message: share above 0.9,
def saturation_fraction(A1):
    return np.mean(np.abs(A1) > 0.9)
