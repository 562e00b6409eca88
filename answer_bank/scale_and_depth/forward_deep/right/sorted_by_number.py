# variant: keys sorted by their number
def forward_deep(X, parameters):
    names = sorted((k for k in parameters if k[0] == "W"), key=lambda k: int(k[1:]))
    *hidden, last = names
    activations = [X]
    for name in hidden:
        activations.append(np.tanh(parameters[name] @ activations[-1] + parameters["b" + name[1:]]))
    return parameters[last] @ activations[-1] + parameters["b" + last[1:]], activations[1:]
