# mistake: a relative difference does not grow with the difference
# message: size of the weights
def symmetry_defect(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    d = np.linalg.norm(U - U[0])
    return float(d / np.linalg.norm(U)) if d else 0.0
