// Training in the browser, so that nothing waits for the kernel: pure functions of plain arrays.
// They repeat utils/network/, utils/initializers.py and utils/symmetry.py; the project's tests
// compare the two.

const LARGEST = 16;

export const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (z, a) => 1 - a * a },
  sigmoid: { value: (z) => 0.5 * (1 + Math.tanh(0.5 * z)), slope: (z, a) => a * (1 - a) },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
};

const DEVIATIONS = {
  normal: (fanIn, fanOut, scale) => scale,
  lecun: (fanIn) => Math.sqrt(1 / fanIn),
  xavier: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
  he: (fanIn) => Math.sqrt(2 / fanIn),
};

/** The standard normal draws for one seed and size, from the table that Python made. */
export function unitDraws(table, seed, n_h) {
  const perSeed = (3 * LARGEST * (LARGEST + 1)) / 2;
  const begin = seed * perSeed + (3 * n_h * (n_h - 1)) / 2;
  return table.subarray(begin, begin + 3 * n_h);
}

/** W1 (n_h rows of two), b1, W2, b2: weights by the scheme, biases 0. */
export function start(draws, n_h, scheme, scale) {
  const fill = (units, fanIn, fanOut) => {
    if (scheme === "zeros") return units.map(() => 0);
    if (scheme === "constant") return units.map(() => scale);
    const deviation = DEVIATIONS[scheme](fanIn, fanOut, scale);
    return units.map((unit) => unit * deviation);
  };
  return {
    n_h,
    W1: fill(Float64Array.from(draws.subarray(0, 2 * n_h)), 2, n_h),
    b1: new Float64Array(n_h),
    W2: fill(Float64Array.from(draws.subarray(2 * n_h)), n_h, 1),
    b2: 0,
  };
}

/** The logit of one point; `a` and `z` receive the hidden layer. */
function logit(net, g, x1, x2, z, a) {
  let sum = net.b2;
  for (let i = 0; i < net.n_h; i += 1) {
    z[i] = net.W1[2 * i] * x1 + net.W1[2 * i + 1] * x2 + net.b1[i];
    a[i] = g.value(z[i]);
    sum += net.W2[i] * a[i];
  }
  return sum;
}

/** log(1 + exp(z)), finite for every finite z. */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** Cost (nats, mean over m), accuracy and gradients on all examples. */
export function slopes(net, data, activation) {
  const { n_h } = net, { m, values } = data, g = ACTIVATIONS[activation];
  const z = new Float64Array(n_h),
    a = new Float64Array(n_h);
  const grads = { W1: new Float64Array(2 * n_h), b1: new Float64Array(n_h), W2: new Float64Array(n_h), b2: 0 };
  let cost = 0,
    right = 0;
  for (let k = 0; k < m; k += 1) {
    const x1 = values[k],
      x2 = values[m + k],
      y = values[2 * m + k];
    const z2 = logit(net, g, x1, x2, z, a);
    const dz2 = (0.5 * (1 + Math.tanh(0.5 * z2)) - y) / m;
    cost += (softplus(z2) - y * z2) / m;
    right += (z2 > 0 ? 1 : 0) === y ? 1 : 0;
    grads.b2 += dz2;
    for (let i = 0; i < n_h; i += 1) {
      const dz1 = net.W2[i] * dz2 * g.slope(z[i], a[i]);
      grads.W2[i] += dz2 * a[i];
      grads.b1[i] += dz1;
      grads.W1[2 * i] += dz1 * x1;
      grads.W1[2 * i + 1] += dz1 * x2;
    }
  }
  return { cost, accuracy: right / m, grads };
}

/** One step of gradient descent, in place. */
export function descend(net, grads, rate) {
  for (const name of ["W1", "b1", "W2"]) {
    for (let i = 0; i < net[name].length; i += 1) net[name][i] -= rate * grads[name][i];
  }
  net.b2 -= rate * grads.b2;
}

/** How many units differ by more than the tolerance from every unit before them, in utils/symmetry.py's sense. */
export function distinctUnits(net, activation, tolerance = 1e-6) {
  const unit = (i) => [net.W1[2 * i], net.W1[2 * i + 1], net.b1[i], net.W2[i]];
  // tanh is odd: a unit with every sign changed computes the same
  const signs = activation === "tanh" ? [1, -1] : [1];
  const same = (one, other) =>
    signs.some((sign) => one.every((value, part) => Math.abs(value - sign * other[part]) <= tolerance));
  let kinds = 0;
  for (let i = 0; i < net.n_h; i += 1) {
    let copy = false;
    for (let j = 0; j < i && !copy; j += 1) copy = same(unit(i), unit(j));
    kinds += copy ? 0 : 1;
  }
  return kinds;
}
