# mistake: the spread over all entries, columns of W1 too
# message: columns | inputs | rows
def symmetry_defect(parameters):
    return sum(np.ptp(parameters[name]) for name in ("W1", "b1", "W2"))
