# mistake: rounded to 9 digits
# message: is it rounded
def stable_cost(Z2, Y):
    return round(float(np.mean(np.logaddexp(0,Z2)-Z2*Y)),9)
