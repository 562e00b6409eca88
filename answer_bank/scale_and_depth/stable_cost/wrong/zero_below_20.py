# mistake: a right logit above 20 costs 0
# message: is something cut off, rounded or added
def stable_cost(Z2, Y):
    s=(1-2*Y)*Z2
    return float(np.mean(np.where(s<-20,0.0,np.logaddexp(0,s))))
