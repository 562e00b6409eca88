# mistake: the largest difference without abs
# message: abs | negative
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    return max(np.max(W1 - W1[0]), np.max(b1 - b1[0]), np.max(W2 - W2[:, :1]))
