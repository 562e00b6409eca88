# mistake: rounded to six digits
# message: rounded
def symmetry_defect(parameters):
    U = np.hstack([parameters["W1"], parameters["b1"], parameters["W2"].T])
    return round(float(np.abs(U - U[0]).max()), 6)
