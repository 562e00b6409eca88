# mistake: weights of 0.01
# message: wait on a plateau
def cure_1(parameters, learning_rate, rng):
    return {k:(rng.standard_normal(v.shape)*0.01 if k[0]=='W' else v) for k,v in parameters.items()}, learning_rate
