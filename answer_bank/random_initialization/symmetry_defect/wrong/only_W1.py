# mistake: looks at W1 alone
# message: b1 | W2
def symmetry_defect(parameters):
    W1 = parameters["W1"]
    return np.max(np.abs(W1 - W1[0]))
