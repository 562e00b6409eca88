# mistake: a mean of no examples where all labels are alike
# message: for a single example, what | for labels that are all
def compute_cost(A2, Y):
    p = -np.log(A2[Y == 1])
    q = -np.log(1 - A2[Y == 0])
    return float((p.mean() * p.size + q.mean() * q.size) / Y.size)
