// What a layer's numbers look like: the cockpit's gauges, as pure functions of typed arrays.

/** From where on an activation counts as saturated: its derivative is below a tenth of its largest. */
const SATURATED = {
  tanh: (a) => 1 - a * a < 0.1,
  sigmoid: (a) => a * (1 - a) < 0.025,
};

/** Which share of a layer's activations are saturated; null where an activation does not saturate. */
export function saturated(A, activation) {
  const is = SATURATED[activation];
  if (!is) return null;
  let count = 0;
  for (let at = 0; at < A.length; at += 1) count += is(A[at]) ? 1 : 0;
  return count / A.length;
}

/** How many of n units give 0 for every point, so that no gradient passes them; ReLU's alone can. */
export function dead(Z, n, activation) {
  if (activation !== "relu") return null;
  const lives = new Uint8Array(n);
  for (let at = 0; at < Z.length; at += 1)
    if (Z[at] > 0) lives[at % n] = 1;
  return n - lives.reduce((sum, one) => sum + one, 0);
}

/** The root mean square. */
export function rms(values) {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] * values[at];
  return Math.sqrt(sum / values.length);
}

/** How far one step moves the weights, relative to their size; 0 / 0 is 0. */
export function updateRatio(W, dW, rate) {
  const size = rms(W),
    move = rate * rms(dW);
  return move === 0 ? 0 : move / size;
}

/** Counts in bins of equal width between -reach and reach; what lies beyond is in the outer bins. */
export function histogram(values, bins, reach) {
  const counts = new Float64Array(bins);
  const scale = bins / (2 * reach);
  for (let at = 0; at < values.length; at += 1) {
    const bin = reach > 0 ? Math.floor((values[at] + reach) * scale) : bins >> 1;
    counts[Math.min(bins - 1, Math.max(0, bin))] += 1;
  }
  return counts;
}

/** The largest size of any value. */
export function reachOf(values) {
  let reach = 0;
  for (let at = 0; at < values.length; at += 1) reach = Math.max(reach, Math.abs(values[at]));
  return reach;
}
