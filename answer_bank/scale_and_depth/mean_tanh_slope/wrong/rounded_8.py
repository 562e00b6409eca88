# mistake: rounded to 8 digits
# message: is it rounded
def mean_tanh_slope(Z1):
    return round(float(np.mean(1-np.tanh(Z1)**2)),8)
