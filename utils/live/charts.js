// Curves and histograms, drawn on a canvas from plain values.

const FEW = 2; // costs over more decades than this need a log axis

/** A number in at most six letters: 0.031, 3.1e-5, 2e82. */
function short(value) {
  if (value === 0 || !Number.isFinite(value)) return value === 0 ? "0" : "\u221e";
  if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e4) return String(Number(value.toPrecision(2)));
  return value.toExponential(Math.abs(value) >= 1e10 || Math.abs(value) < 1e-9 ? 0 : 1).replace("e+", "e");
}

/** Whether positive costs are so far apart that only a log axis shows them all. */
export const needsLog = (costs) => costs.length > 0 && Math.max(...costs) / Math.min(...costs) > 10 ** FEW;

/** A curve's points: for each pixel the lowest and the highest, and the last of all. */
export function thinned(costs, width) {
  const stride = Math.max(1, Math.ceil(costs.length / width));
  const points = costs.map((cost, step) => [step, cost]);
  if (stride < 3) return points;
  const kept = [];
  for (let at = 0; at < points.length; at += stride) {
    const part = points.slice(at, at + stride).sort(([, one], [, other]) => one - other);
    kept.push(...[part[0], part.at(-1)].sort(([one], [other]) => one - other));
  }
  return [...kept, points.at(-1)];
}

/** The cost step by step, beside that of another run, with ln 2 as the dashed line. `other` is the
 *  name of the other run, or "" if there is only one. */
export function drawCosts(context, box, { costs, others, other }) {
  const inner = { x: box.x + 44, y: box.y + 18, width: box.width - 52, height: box.height - 36 };
  const [points, beside] = [costs, others].map((each) => thinned(each, inner.width));
  const axis = axisOf([...points, ...beside].map(([, cost]) => cost));
  const steps = Math.max(50, costs.length - 1, others.length - 1);
  const place = (step, cost) => [inner.x + (step / steps) * inner.width, inner.y + axis.down(cost) * inner.height];
  frame(context, inner);
  dashed(context, place(0, Math.LN2)[1], inner);
  curve(context, beside, place, context.theme.quiet, 1);
  curve(context, points, place, context.theme.ink, 2);
  const which = other ? `; thin: the ${other}` : "";
  write(context, `cost${axis.isLog ? " (log)" : ""}; dashed: ln 2${which}`, box.x, box.y + 11);
  write(context, short(axis.top), inner.x - 4, inner.y + 10, { align: "right" });
  write(context, short(axis.bottom), inner.x - 4, inner.y + inner.height, { align: "right" });
  write(context, `step ${steps}`, inner.x + inner.width, inner.y + inner.height + 14, { align: "right" });
}

const LEAST = 1e-12;

/** An axis for costs: its ends, and how far down from the top a cost is, as a share of the height. */
function axisOf(costs) {
  const seen = costs.filter(Number.isFinite).map((cost) => Math.max(cost, LEAST));
  const isLog = needsLog(seen);
  const scale = isLog ? Math.log10 : (cost) => cost;
  const top = Math.max(0.8, ...seen),
    bottom = isLog ? Math.min(0.5, ...seen) : 0;
  const down = (cost) => (scale(top) - scale(Math.max(cost, LEAST))) / (scale(top) - scale(bottom));
  return { isLog, top, bottom, down };
}

function frame(context, { x, y, width, height }) {
  context.strokeStyle = context.theme.quiet;
  context.lineWidth = 1;
  context.strokeRect(x, y, width, height);
}

function dashed(context, y, { x, width }) {
  context.setLineDash([4, 4]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + width, y);
  context.stroke();
  context.setLineDash([]);
}

function curve(context, points, place, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  for (const [step, cost] of points)
    if (Number.isFinite(cost)) context.lineTo(...place(step, cost));
  context.stroke();
}

const BINS = 31;
/** What a row shows of its layer: the column's name, the values, and how far its axis reaches.
 *  That is the same for all layers where their sizes are to be compared. */
const COLUMNS = [
  { title: "A", values: (gauge) => gauge.A, reach: (gauge, activation) => (activation === "tanh" || activation === "sigmoid" ? 1 : reachOf(gauge.A)) },
  { title: "dZ", values: (gauge) => gauge.dZ, reach: (gauge, activation, layers) => 3 * largest(layers, "dZ") },
  { title: "dW", values: (gauge) => gauge.dW, reach: (gauge, activation, layers) => 3 * largest(layers, "dW") },
];
const largest = (layers, name) => Math.max(...layers.map((gauge) => rms(gauge[name])).filter(Number.isFinite), 0);

const LABEL = 26,
  NUMBER = 48,
  SHARE = 66,
  UPDATE = 56;
export const rowHeight = (layers) => (layers > 12 ? 15 : 24);

/** A row for each layer: histograms of A, dZ and dW with their root mean squares, and its shares. */
export function drawLayers(context, box, layers, activation) {
  const width = (box.width - LABEL - SHARE - UPDATE) / COLUMNS.length;
  const at = { share: box.x + box.width - SHARE - UPDATE, update: box.x + box.width - UPDATE };
  COLUMNS.forEach(({ title }, column) => write(context, `${title}, rms`, box.x + LABEL + column * width, box.y + 10));
  write(context, activation === "relu" ? "dead" : "saturated", at.share, box.y + 10);
  write(context, "update", at.update, box.y + 10);
  layers.forEach((gauge, layer) => {
    const isLast = layer === layers.length - 1;
    const row = { x: box.x, y: box.y + 16 + layer * rowHeight(layers.length), width, height: rowHeight(layers.length) };
    drawLayer(context, row, gauge, isLast ? "out" : String(layer + 1), isLast ? "sigmoid" : activation, layers);
    write(context, shareOf(gauge), at.share, row.y + row.height - 5, { size: 11 });
    write(context, short(gauge.ratio), at.update, row.y + row.height - 5, { size: 11 });
  });
}

function drawLayer(context, row, gauge, name, activation, layers) {
  write(context, name, row.x, row.y + row.height - 5);
  COLUMNS.forEach(({ values, reach }, column) => {
    const at = { x: row.x + LABEL + column * row.width, y: row.y, width: row.width - NUMBER - 6, height: row.height - 3 };
    bars(context, at, histogram(values(gauge), BINS, reach(gauge, activation, layers)));
    write(context, short(rms(values(gauge))), at.x + at.width + 4, row.y + row.height - 5, { size: 11 });
  });
}

/** The heights are square roots of the counts, so that few values are seen beside many. */
function bars(context, { x, y, width, height }, counts) {
  const most = Math.max(...counts) || 1,
    step = width / counts.length;
  context.fillStyle = context.theme.soft;
  context.fillRect(x, y, width, height);
  context.fillStyle = context.theme.blue;
  counts.forEach((count, bin) => {
    const tall = Math.sqrt(count / most) * height;
    context.fillRect(x + bin * step, y + height - tall, Math.max(step - 0.5, 0.5), tall);
  });
  context.fillStyle = context.theme.quiet;
  context.fillRect(x + width / 2, y + height, 1, 3); // where 0 is
}

/** The share of saturated activations, or the number of dead units. */
function shareOf({ saturated, dead, units }) {
  if (saturated !== null) return `${Math.round(100 * saturated)} %`;
  return dead === null ? "\u2013" : `${dead} of ${units}`;
}

/** A layer's shares in words. */
export const shares = (gauge) => `${shareOf(gauge)}, update ${short(gauge.ratio)}`;
