# mistake: over the size of the first unit
# message: divided by the size of the weights
def symmetry_defect(parameters):
    f = np.vstack([parameters["W1"].T, parameters["b1"].T, parameters["W2"]])
    return float(np.abs(f - f[:, :1]).sum() / (np.abs(f[:, 0]).sum() + 1e-12))
