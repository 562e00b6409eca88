# mistake: rounds, so that small differences vanish
# message: small differences
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    spread = np.abs(W1 - W1[0]).max() + np.abs(b1 - b1[0]).max() + np.abs(W2 - W2[:, :1]).max()
    return round(float(spread), 3)
