# mistake: the mean of the two class means
# message: each class has its own mean
def compute_cost(A2, Y):
    p = -np.log(A2[Y == 1])
    q = -np.log(1 - A2[Y == 0])
    if p.size == 0: return float(q.mean())
    if q.size == 0: return float(p.mean())
    return float((p.mean() + q.mean()) / 2)
