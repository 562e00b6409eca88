# mistake: rounded to 4 digits
# message: rounded to 4 digits
def compute_cost(A2, Y):
    return round(float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))), 4)
