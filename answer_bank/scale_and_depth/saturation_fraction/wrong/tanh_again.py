# mistake: tanh is applied again
# message: is 0
def saturation_fraction(A1):
    return np.mean(np.abs(np.tanh(A1)) > 0.99)
