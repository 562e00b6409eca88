# variant: the largest distance of any two units, by loops
def symmetry_defect(parameters):
    n_h = parameters["W1"].shape[0]
    largest = 0.0
    for i in range(n_h):
        for j in range(i):
            distance = np.linalg.norm(parameters["W1"][i] - parameters["W1"][j])
            distance += abs(parameters["b1"][i, 0] - parameters["b1"][j, 0])
            distance += np.linalg.norm(parameters["W2"][:, i] - parameters["W2"][:, j])
            largest = max(largest, distance)
    return largest
