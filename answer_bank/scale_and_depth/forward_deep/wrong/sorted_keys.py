# mistake: sorts the keys as text, so that W10 comes before W2
# message: shapes | shape | layers
def forward_deep(X, parameters):
    names = sorted(k for k in parameters if k[0] == "W")
    A, activations = X, []
    for name in names[:-1]:
        A = np.tanh(parameters[name] @ A + parameters["b" + name[1:]])
        activations.append(A)
    return parameters[names[-1]] @ A + parameters["b" + names[-1][1:]], activations
