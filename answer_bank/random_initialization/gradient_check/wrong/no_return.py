# mistake: prints a verdict and returns nothing
# message: return
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            up = {name: value.copy() for name, value in parameters.items()}
            down = {name: value.copy() for name, value in parameters.items()}
            up[k][i] += epsilon
            down[k][i] -= epsilon
            slope = (cost(up) - cost(down)) / (2 * epsilon)
            if abs(slope - grads["d" + k][i]) > 1e-5:
                print("wrong slope in", k, i)
