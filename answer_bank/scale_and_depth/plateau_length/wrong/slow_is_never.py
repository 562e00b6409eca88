# mistake: infinite where a step multiplies by less than 1 + 1e-8
# message: nor where c or the learning rate is small
def plateau_length(X, Y, scale, learning_rate):
    c=np.mean((Y-Y.mean())*X,axis=1)
    n=np.linalg.norm(c)
    if learning_rate*n<1e-8: return np.inf
    return float(-np.log(scale)/np.log1p(learning_rate*n))
