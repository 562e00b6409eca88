// The picture of one run: the plane, the network, the cost, and a row for each layer.

const GRID = 40,
  NARROW = 380,
  WIDE = 760,
  WIDEST_PICTURE = 1180, // from this width on, the rows stand beside everything else
  TWO_COLUMNS = 600, // from this width on, the plane has the network and the cost beside it
  GAP = 14;

/** Where everything is in a picture of some width; its height follows from the number of layers. */
export function layoutOf(available, layers) {
  if (available >= WIDEST_PICTURE) return besideRows(layoutOf(WIDE, layers), layers);
  const width = Math.min(WIDE, Math.max(NARROW, Math.round(available)));
  const apart = width >= TWO_COLUMNS;
  const size = apart ? 300 : Math.min(320, width - 8);
  const plane = { x: 4, y: 4, size };
  const left = apart ? size + 4 + 2 * GAP : 4 + GAP,
    top = apart ? 12 : size + 2 * GAP;
  const net = { x: left, y: top, width: width - left - GAP, height: 120 };
  const costs = { x: apart ? size + 10 : 4, y: net.y + net.height + 46, width: width - (apart ? size + 18 : 8), height: 130 };
  const rows = { x: 4, y: Math.max(plane.y + size, costs.y + costs.height) + GAP, width: width - 8 };
  return { width, height: rows.y + 22 + layers * rowHeight(layers), plane, net, costs, rows };
}

/** The same layout, with the rows to the right. */
function besideRows(at, layers) {
  const rows = { x: WIDE + GAP, y: 8, width: WIDEST_PICTURE - WIDE - 2 * GAP };
  const height = Math.max(at.rows.y, rows.y + 22 + layers * rowHeight(layers));
  return { ...at, width: WIDEST_PICTURE, height, rows };
}

/** Give a canvas its size in pixels of the screen; return its context, with the theme's colours. */
function prepared(canvas, { width, height }) {
  const ratio = window.devicePixelRatio || 1;
  const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return Object.assign(context, { theme: themeOf(canvas) });
}

/** How far the plane reaches from its middle. */
export const reachFor = ({ X }) => 1.1 * reachOf(X) + 0.2;

const isOutput = (of, run) => !of || of.layer === run.net.W.length - 1;

/** Between which values a surface has its colours. */
function rangeOf(values, of, run) {
  if (isOutput(of, run) || run.activation === "sigmoid") return { low: 0, high: 1 };
  return run.activation === "tanh" ? { low: -1, high: 1 } : { low: 0, high: reachOf(values) };
}

function titleOf(of, run) {
  if (isOutput(of, run)) return "plane: the answer; point at a unit for its own";
  return `plane: unit ${of.unit + 1} of layer ${of.layer + 1}`;
}

/** Draw a run. `of` is the unit whose surface is shown, or null; `fresh` recomputes it, and
 *  the test accuracy. Of two runs, each shows the costs of the other as well; `other` is its name. */
export function drawRun(canvas, run, { at, of, fresh, rate, colours, small, others, other }) {
  const context = prepared(canvas, at);
  const reach = reachFor(run.data);
  if (fresh || !run.surface) Object.assign(run, { surface: surface(run, reach, GRID, of), onTest: testAccuracy(run) });
  const range = rangeOf(run.surface, of, run);
  drawPlane(context, at.plane, { values: run.surface, range, net: run.net, data: run.data, reach, colours, small });
  drawNetwork(context, at.net, run.net, of);
  write(context, legendOf(run.net), at.net.x - GAP, at.net.y + at.net.height + 18);
  write(context, titleOf(of, run), at.net.x - GAP, at.net.y + at.net.height + 34);
  drawCosts(context, at.costs, { costs: run.costs, others, other });
  drawLayers(context, at.rows, gauges(run, rate), run.activation);
}

/** The place of a pointer in the layout's measure. */
export function placeBelow(canvas, event, at) {
  const box = canvas.getBoundingClientRect();
  return { x: ((event.clientX - box.left) / box.width) * at.width, y: ((event.clientY - box.top) / box.height) * at.height };
}

/** The point (x1, x2) of the plane at a place in the picture, or null beside the plane. */
export function pointAt({ x, y }, { plane }, reach) {
  const [right, down] = [(x - plane.x) / plane.size, (y - plane.y) / plane.size];
  return Math.min(right, down) < 0 || Math.max(right, down) > 1 ? null : [(2 * right - 1) * reach, (1 - 2 * down) * reach];
}

/** The unit that is nearest to a place in the picture, or null. */
export function unitAt({ x, y }, at, sizes) {
  const near = nodesOf(at.net, sizes).flatMap((column, layer) =>
    column.map((node, unit) => ({ layer: layer - 1, unit, distance: Math.hypot(node.x - x, node.y - y) })),
  );
  const [best] = near.filter(({ layer, distance }) => layer >= 0 && distance < 12).sort((a, b) => a.distance - b.distance);
  return best ? { layer: best.layer, unit: best.unit } : null;
}

/** One sentence about a run. */
export function sentenceOf(run, name) {
  if (!Number.isFinite(run.cost)) return `${name}step ${run.steps}: the cost is too large for a number, and the run has ended.`;
  const cost = run.cost.toPrecision(4);
  const [correct, tested] = [run.accuracy, run.onTest ?? testAccuracy(run)].map((share) => `${(100 * share).toFixed(1)} %`);
  const kinds = distinctUnits(run.net, 0, run.activation);
  return `${name}step ${run.steps}, cost ${cost}, correct ${correct} (test ${tested}), distinct units in layer 1: ${kinds} of ${run.net.sizes[1]}${deadOf(run)}.`;
}

/** How many units of all hidden layers are dead, where some are. */
function deadOf({ net, work, activation }) {
  const counts = net.sizes.slice(1, -1).map((n, layer) => dead(work.Z[layer], n, activation) ?? 0);
  const [found, all] = [counts, net.sizes.slice(1, -1)].map((each) => each.reduce((sum, one) => sum + one, 0));
  return found ? `, dead units: ${found} of ${all}` : "";
}

/** The picture in words. */
export function inWords(run, rate, name) {
  const layers = gauges(run, rate).map((gauge, layer) => `layer ${layer + 1}: A ${short(rms(gauge.A))}, dZ ${short(rms(gauge.dZ))}, ${shares(gauge)}`);
  return `${name}The points with the network\u2019s answer, its units, its cost, and for each layer the root mean squares of A and dZ, the saturated share or the dead units, and the size of an update relative to the weights. ${layers.join("; ")}.`;
}
