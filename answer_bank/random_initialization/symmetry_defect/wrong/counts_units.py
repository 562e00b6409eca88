# mistake: counts units, and does not measure
# message: grow | counting
def symmetry_defect(parameters):
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return len(np.unique(units, axis=0)) - 1
