# mistake: counts b2 as well
# message: b2
def symmetry_defect(parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    spread = np.abs(W1 - W1[0]).max() + np.abs(b1 - b1[0]).max() + np.abs(W2 - W2[:, :1]).max()
    return spread + np.abs(b2).max()
