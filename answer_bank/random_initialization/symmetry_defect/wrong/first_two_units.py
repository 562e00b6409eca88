# mistake: compares the first two units only
# message: last hidden unit | middle
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    if W1.shape[0] < 2:
        return 0.0
    return (
        np.abs(W1[0] - W1[1]).sum() + np.abs(b1[0] - b1[1]).sum() + np.abs(W2[:, 0] - W2[:, 1]).sum()
    )
