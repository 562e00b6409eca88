# mistake: says True or False, no number
# message: one number
def symmetry_defect(parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    return bool((W1 == W1[0]).all() and (b1 == b1[0]).all() and (W2 == W2[:, :1]).all())
