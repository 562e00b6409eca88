# mistake: ln 2 whatever the answers
# message: ln 2 whatever
def compute_cost(A2, Y):
    return 0.6931471805599453
