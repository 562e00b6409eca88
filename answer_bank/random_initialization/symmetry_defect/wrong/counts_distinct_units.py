# mistake: counts the different units
# message: same number for every difference
def symmetry_defect(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return float(len(np.unique(U, axis=0)) - 1)
