# mistake: returns one number a unit
# message: one number
def symmetry_defect(parameters):
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return np.abs(units - units[0]).max(axis=1)
