# mistake: no more than 1
# message: is it limited
def symmetry_defect(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return float(min(np.abs(U - U[0]).max(), 1.0))
