# mistake: standard deviation over all entries of W1
# message: columns | inputs
def symmetry_defect(parameters):
    return np.std(parameters["W1"]) + np.std(parameters["b1"]) + np.std(parameters["W2"], axis=1).sum()
