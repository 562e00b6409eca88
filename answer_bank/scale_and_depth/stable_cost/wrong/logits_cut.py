# mistake: the logits are cut to six digits
# message: is it rounded
def stable_cost(Z2, Y):
    z=np.trunc(Z2*1e6)/1e6
    return float(np.mean(np.logaddexp(0,(1-2*Y)*z)))
