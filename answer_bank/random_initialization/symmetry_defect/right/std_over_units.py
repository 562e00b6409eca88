# variant: the sum of standard deviations over the units
def symmetry_defect(parameters):
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return units.std(axis=0).sum()
