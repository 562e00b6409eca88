# mistake: always 0
# message: differs
def symmetry_defect(parameters):
    return 0.0
