# mistake: a constant 0
# message: 0 whatever
def compute_cost(A2, Y):
    return 0.0
