// Gradient descent on a deep network, as utils/depth/training.py does it: hidden layers with g, and
// a sigmoid output whose cost is the cross-entropy in nats, mean over m.

const NONE = 64; // at least as many as the widest layer has units
const NO_BIAS = new Float64Array(NONE);

/** Everything that a pass needs, allocated once: Z, A, dZ per layer (m, n), dW and db. */
export function workspace(net, m) {
  const perLayer = (length) => net.sizes.slice(1).map((out, layer) => new Float64Array(length(out, net.sizes[layer])));
  const points = (out) => m * out;
  return {
    m,
    Z: perLayer(points),
    A: perLayer(points),
    dZ: perLayer(points),
    dA: perLayer(points),
    dW: perLayer((out, into) => out * into),
    db: perLayer((out) => out),
  };
}

/** Fills Z and A of every layer for the points X (m, n_0); the output's A is its probability. */
export function forward(net, X, activation, work) {
  const { value } = ACTIVATIONS[activation];
  const last = net.W.length - 1;
  let below = X;
  net.W.forEach((W, layer) => {
    const Z = work.Z[layer],
      A = work.A[layer],
      g = layer === last ? sigmoid : value;
    affine(below, W, net.b[layer], Z, work.m, net.sizes[layer], net.sizes[layer + 1]);
    for (let at = 0; at < Z.length; at += 1) A[at] = g(Z[at]);
    below = A;
  });
}

/** The cost (nats, mean over m) and the fraction of correct labels of the last forward pass. */
export function judge(work, Y) {
  const Z = work.Z[work.Z.length - 1];
  let cost = 0,
    right = 0;
  for (let k = 0; k < Z.length; k += 1) {
    cost += softplus(Z[k]) - Y[k] * Z[k];
    right += Z[k] > 0 === Y[k] > 0.5 ? 1 : 0;
  }
  return { cost: cost / Z.length, accuracy: right / Z.length };
}

/** Fills dZ, dW and db of every layer, from what `forward` has left. */
export function backward(net, X, Y, activation, work) {
  const { slope } = ACTIVATIONS[activation];
  const { m } = work;
  for (let layer = net.W.length - 1; layer >= 0; layer -= 1) {
    const into = net.sizes[layer],
      out = net.sizes[layer + 1],
      dZ = work.dZ[layer];
    if (layer === net.W.length - 1) work.A[layer].forEach((a, k) => (dZ[k] = (a - Y[k]) / m));
    else {
      const { Z, A, dA } = work;
      for (let at = 0; at < dZ.length; at += 1) dZ[at] = dA[layer][at] * slope(Z[layer][at], A[layer][at]);
    }
    outer(dZ, layer ? work.A[layer - 1] : X, work.dW[layer], m, into, out);
    columnSums(dZ, work.db[layer], m, out);
    if (layer) affine(dZ, transposed(net.W[layer], into, out), NO_BIAS, work.dA[layer - 1], m, out, into);
  }
}

/** One step of gradient descent, in place. */
export function descend(net, work, rate) {
  const move = (values, slopes) => {
    for (let at = 0; at < values.length; at += 1) values[at] -= rate * slopes[at];
  };
  net.W.forEach((W, layer) => move(W, work.dW[layer]));
  net.b.forEach((b, layer) => move(b, work.db[layer]));
}
