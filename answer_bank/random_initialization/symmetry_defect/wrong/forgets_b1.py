# mistake: forgets the biases
# message: b1
def symmetry_defect(parameters):
    W1, W2 = parameters["W1"], parameters["W2"]
    return np.sum((W1 - W1[:1]) ** 2) + np.sum((W2 - W2[:, :1]) ** 2)
