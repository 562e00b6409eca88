# mistake: tanh of the largest difference
# message: is it limited
def symmetry_defect(parameters):
    f = np.vstack([parameters["W1"].T, parameters["b1"].T, parameters["W2"]])
    return float(np.tanh(np.max(np.abs(f - f[:, :1]))))
