# mistake: 1e-12 in the stable logarithm
# message: is something cut off, rounded or added
def stable_cost(Z2, Y):
    return float(np.mean(np.maximum(Z2,0)-Z2*Y+np.log(1+np.exp(-np.abs(Z2))+1e-12)))
