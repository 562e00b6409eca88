# mistake: allclose hides small differences
# message: allclose | count | grow
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    same = np.allclose(W1, W1[0]) and np.allclose(b1, b1[0]) and np.allclose(W2, W2[:, :1])
    return 0.0 if same else 1.0
