# mistake: forgets the columns of W2
# message: W2
def symmetry_defect(parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    return np.abs(W1 - W1[0]).sum() + np.abs(b1 - b1[0]).sum()
