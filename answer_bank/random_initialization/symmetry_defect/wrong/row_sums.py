# mistake: compares the sums of the rows
# message: sum
def symmetry_defect(parameters):
    incoming = parameters["W1"].sum(axis=1)
    outgoing = parameters["W2"].sum(axis=0)
    b1 = parameters["b1"][:, 0]
    return np.ptp(incoming) + np.ptp(b1) + np.ptp(outgoing)
