# mistake: rounded to four digits
# message: it is rounded to 4 digits: return it as it is
def stable_cost(Z2, Y):
    return np.round(np.mean(np.logaddexp(0, Z2) - Y * Z2), 4)
