# mistake: >= for >
# message: 0.99 itself is counted: above 0.99 is asked for
def saturation_fraction(A1):
    return np.mean(np.abs(A1) >= 0.99)
