# mistake: signed differences cancel
# message: sign | negative | abs
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    return abs(
        np.sum(W1 - W1[:1]) + np.sum(b1 - b1[:1]) + np.sum(W2 - W2[:, :1])
    )
