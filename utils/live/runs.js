// One network in training: its steps, and what the cockpit shows of them.

const MOST_COSTS = 100000;

/** Data as it comes from Python, x1, then x2, then y, as points. */
function pointsOf(view) {
  const values = new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
  const m = values.length / 3;
  const X = Float64Array.from({ length: 2 * m }, (_, at) => values[(at % 2) * m + (at >> 1)]);
  return { X, Y: values.subarray(2 * m), m };
}

/** Begin a run of one of the settings' starts on data { X, Y, m } and test data alike. */
export function begin(settings, which, data, tested) {
  const chosen = settings.starts[which];
  const sizes = [2, ...settings.widths, 1];
  const { activation, seed } = settings;
  const net = start({ sizes, rule: chosen.rule, gains: factors(chosen), seed, activation }, data);
  const run = { net, activation, data, tested, costs: [], work: workspace(net, data.m) };
  run.testing = workspace(net, tested.m);
  look(run);
  return run;
}

/** Pass forward and back from the present weights, and note the cost. */
function look(run) {
  forward(run.net, run.data.X, run.activation, run.work);
  const { cost, accuracy } = judge(run.work, run.data.Y);
  run.accuracy = accuracy;
  if (run.costs.length < MOST_COSTS) run.costs.push(cost);
  run.cost = cost;
  run.steps = (run.steps ?? -1) + 1;
  backward(run.net, run.data.X, run.data.Y, run.activation, run.work);
}

/** Take some steps of gradient descent; a run whose cost is no number any more stays where it is. */
export function advance(run, rate, count) {
  for (let step = 0; step < count && Number.isFinite(run.cost); step += 1) {
    descend(run.net, run.work, rate);
    look(run);
  }
}

/** The fraction of correct labels on the test data. */
export function testAccuracy(run) {
  forward(run.net, run.tested.X, run.activation, run.testing);
  return judge(run.testing, run.tested.Y).accuracy;
}

/** What each layer looks like now, the output's last. */
export function gauges(run, rate) {
  const { net, work, activation } = run;
  return net.W.map((W, layer) => {
    const n = net.sizes[layer + 1],
      isOutput = layer === net.W.length - 1;
    return {
      A: work.A[layer],
      dZ: work.dZ[layer],
      dW: work.dW[layer],
      saturated: isOutput ? null : saturated(work.A[layer], activation),
      dead: isOutput ? null : dead(work.Z[layer], n, activation),
      units: n,
      ratio: updateRatio(W, work.dW[layer], rate),
    };
  });
}

/** The network's answers on a square grid, or the activations of one unit: { layer, unit }. */
export function surface(run, reach, size, of) {
  if (!run.grid || run.grid.size !== size || run.grid.reach !== reach) run.grid = gridOf(run.net, reach, size);
  const { X, work } = run.grid;
  forward(run.net, X, run.activation, work);
  const layer = of ? of.layer : run.net.W.length - 1;
  const n = run.net.sizes[layer + 1],
    A = work.A[layer];
  return Float64Array.from({ length: size * size }, (_, k) => A[k * n + (of ? of.unit : 0)]);
}

/** The points of a square grid, row by row from the top left. */
function gridOf(net, reach, size) {
  const X = new Float64Array(2 * size * size);
  for (let k = 0; k < size * size; k += 1) {
    X[2 * k] = (((k % size) + 0.5) / size) * 2 * reach - reach;
    X[2 * k + 1] = reach - ((Math.floor(k / size) + 0.5) / size) * 2 * reach;
  }
  return { X, reach, size, work: workspace(net, size * size) };
}

/** How many units of a layer differ by more than the tolerance from all before them: see utils/symmetry.py. */
export function distinctUnits({ sizes, W, b }, layer, activation, tolerance = 1e-6) {
  const into = sizes[layer],
    n = sizes[layer + 1],
    next = sizes[layer + 2];
  const unit = (i) => [
    ...W[layer].subarray(i * into, (i + 1) * into),
    b[layer][i],
    ...Array.from({ length: next }, (_, k) => W[layer + 1][k * n + i]),
  ];
  // tanh is odd: a unit with every sign changed computes the same
  const signs = activation === "tanh" ? [1, -1] : [1];
  const same = (one, other) => signs.some((sign) => one.every((value, at) => Math.abs(value - sign * other[at]) <= tolerance));
  const units = Array.from({ length: n }, (_, i) => unit(i));
  return units.filter((own, i) => !units.slice(0, i).some((before) => same(own, before))).length;
}
