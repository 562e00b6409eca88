# mistake: rounded to four digits
# message: it is rounded to 4 digits: return it as it is
def mean_tanh_slope(Z1):
    return np.round(np.mean(1 - np.tanh(Z1) ** 2), 4)
