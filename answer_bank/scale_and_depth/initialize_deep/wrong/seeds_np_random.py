# mistake: np.random is seeded from rng
# message: a generator other than rng
def q(rng,r,c):
    a=rng.standard_normal((max(r,c),min(r,c)))
    Q=np.linalg.qr(a)[0]
    return Q if r>=c else Q.T
def initialize_deep(layer_sizes, scheme, rng):
    if scheme not in ('normal','xavier','he','orthogonal'): raise ValueError('scheme: normal, xavier, he, orthogonal')
    np.random.seed(rng.integers(2**31))
    p={}
    for l,(c,r) in enumerate(zip(layer_sizes,layer_sizes[1:]),1):
        if scheme=='normal': w=rng.standard_normal((r,c))*0.01
        elif scheme=='xavier': w=rng.standard_normal((r,c))*np.sqrt(2/(r+c))
        elif scheme=='he': w=np.random.randn(r,c)*np.sqrt(2/c)
        else: w=q(rng,r,c)
        p[f'W{l}']=w
        p[f'b{l}']=np.zeros((r,1))
    return p
