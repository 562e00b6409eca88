# mistake: of W2 only the weights to the first output count
# message: differs in its weight to one output
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    total = np.abs(W1 - W1[:1]).sum() + np.abs(b1 - b1[:1]).sum()
    return total + np.abs(W2[:1] - W2[:1, :1]).sum()
