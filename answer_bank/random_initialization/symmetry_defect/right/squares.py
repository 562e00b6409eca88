# variant: the sum of squared differences to the first unit, as a numpy number
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    return np.sum((W1 - W1[0]) ** 2) + np.sum((b1 - b1[0]) ** 2) + np.sum((W2 - W2[:, :1]) ** 2)
