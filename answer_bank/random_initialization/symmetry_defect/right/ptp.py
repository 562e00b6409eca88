# variant: range over the units, as an array of one entry
def symmetry_defect(parameters):
    parts = [np.ptp(parameters["W1"], axis=0), np.ptp(parameters["b1"], axis=0), np.ptp(parameters["W2"], axis=1)]
    return np.array([[np.concatenate(parts).max()]])
