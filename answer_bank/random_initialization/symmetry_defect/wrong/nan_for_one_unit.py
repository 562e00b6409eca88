# mistake: NaN for a single hidden unit
# message: nan
def symmetry_defect(parameters):
    units = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return units.std(axis=0, ddof=1).sum()
