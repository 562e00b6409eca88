# mistake: the cost is rounded to 6 digits
# message: nearly right | rounded to 6
def compute_cost(A2, Y):
    return round(float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))), 6)
