# mistake: a constant 0
# message: wrong value | all zeros
def compute_cost(A2, Y):
    return 0.0
