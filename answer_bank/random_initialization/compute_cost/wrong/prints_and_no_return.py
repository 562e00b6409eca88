# mistake: prints the cost and returns nothing
# message: return
def compute_cost(A2, Y):
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    print(cost)
