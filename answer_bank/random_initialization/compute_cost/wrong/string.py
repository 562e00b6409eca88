# mistake: the number as text
# message: number
def compute_cost(A2, Y):
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return f"{cost:.6f}"
