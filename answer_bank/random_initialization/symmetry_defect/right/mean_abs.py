# variant: mean absolute difference, with a helper
def spread(rows):
    return float(np.mean(np.abs(rows - rows[0:1, :])))


def symmetry_defect(parameters):
    return spread(parameters["W1"]) + spread(parameters["b1"]) + spread(parameters["W2"].T)
