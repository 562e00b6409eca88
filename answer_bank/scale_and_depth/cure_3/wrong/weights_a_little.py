# mistake: the weights are rescaled by a millionth
# message: changes the weights and the biases
def cure_3(parameters, learning_rate, rng):
    return {k:(np.zeros_like(v) if k[0]=='b' else v*(1+1e-6)) for k,v in parameters.items()}, learning_rate
