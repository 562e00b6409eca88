# mistake: one list for all calls
# message: a second call of forward_deep changes
_acts=[]
def forward_deep(X, parameters):
    acts0=_acts
    acts0.clear()
    L=len(parameters)//2
    A=X
    acts=[]
    for l in range(1,L+1):
        Z=parameters[f'W{l}']@A+parameters[f'b{l}']
        if l<L:
            A=np.tanh(Z)
            acts0.append(A)
    return Z,acts0
