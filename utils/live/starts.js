// Initial networks by a rule, as utils/initializers.py and utils/depth.py draw them from the same
// seed. A gain multiplies the weights of a layer: with the rule "normal" it is their standard
// deviation, with "constant" their value.
//
// A network: sizes [n_0, ..., n_L]; W[l] (n_{l+1}, n_l), row by row; b[l] (n_{l+1}).

const DEVIATIONS = {
  normal: () => 1,
  lecun: (into) => Math.sqrt(1 / into),
  xavier: (into, out) => Math.sqrt(2 / (into + out)),
  he: (into) => Math.sqrt(2 / into),
};

export const RULES = ["normal", "lecun", "xavier", "he", "orthogonal", "lsuv", "zeros", "constant"];

/** The initial network. `gains` has a factor per layer; only "lsuv" looks at `data`. */
export function start({ sizes, rule, gains, seed, activation }, data) {
  const draw = standardNormal(seed);
  const layers = sizes.slice(1).map((out, layer) => ({ into: sizes[layer], out }));
  const W = layers.map(({ into, out }) => unit(rule, into, out, draw));
  const b = layers.map(({ out }) => new Float64Array(out));
  const net = { sizes, W, b };
  if (rule === "lsuv") scaleToData(net, activation, data);
  W.forEach((weights, layer) => weights.forEach((value, at) => (weights[at] = gains[layer] * value)));
  return net;
}

function unit(rule, into, out, draw) {
  if (rule === "zeros" || rule === "constant") return new Float64Array(into * out).fill(rule === "zeros" ? 0 : 1);
  if (!(rule in DEVIATIONS)) return orthogonal(into, out, draw);
  const deviation = DEVIATIONS[rule](into, out);
  return Float64Array.from({ length: into * out }, () => draw() * deviation);
}

/** Uniform over matrices with orthonormal rows, or columns if they are fewer (Saxe et al., 2014). */
function orthogonal(into, out, draw) {
  const many = Math.max(into, out),
    few = Math.min(into, out);
  const tall = Float64Array.from({ length: many * few }, draw);
  const columns = transposed(tall, few, many); // the columns of the tall matrix, as rows
  orthonormalRows(columns, few, many);
  return out >= into ? transposed(columns, many, few) : columns;
}

/** Divides each layer by its standard deviation on the data (Mishkin, Matas, 2016, algorithm 1). */
function scaleToData(net, activation, { X, m }) {
  const g = ACTIVATIONS[activation].value;
  let A = X;
  net.W.forEach((W, layer) => {
    const into = net.sizes[layer],
      out = net.sizes[layer + 1];
    const Z = new Float64Array(m * out);
    affine(A, W, net.b[layer], Z, m, into, out);
    const size = deviation(Z);
    W.forEach((value, at) => (W[at] = value / size));
    A = Z.map((z) => g(z / size));
  });
}

function deviation(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
