# mistake: compares the rows of W2, not the columns
# message: columns | outputs
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    return np.abs(W1 - W1[0]).max() + np.abs(b1 - b1[0]).max() + np.abs(W2 - W2[0]).max()
