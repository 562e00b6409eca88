// Curves and histograms, drawn on a canvas from plain values.

const COLOURS = [BLUE, ORANGE];
const FEW = 3; // a cost that is this many decades above or below its others needs a log axis

const short = (value) => (value === 0 ? "0" : Number.isFinite(value) ? value.toPrecision(2) : String(value));

/** Whether costs are so far apart that only a log axis shows them all. */
export function needsLog(costs) {
  const all = costs.flat().filter((cost) => Number.isFinite(cost) && cost > 0);
  return Math.max(...all) / Math.min(...all) > 10 ** FEW;
}

/** A curve's points, at most one a pixel. */
function thinned(costs, width) {
  const stride = Math.max(1, Math.ceil(costs.length / width));
  return costs.map((cost, step) => [step, cost]).filter(([step]) => step % stride === 0 || step === costs.length - 1);
}

/** The cost of each run, with ln 2 as the dashed line, on a log axis when it needs one. */
export function drawCosts(context, box, curves) {
  const log = needsLog(curves.map((costs) => costs.slice(0, 1).concat(costs.slice(-1))));
  const seen = curves.flatMap((costs) => thinned(costs, box.width).map(([, cost]) => cost)).filter(Number.isFinite);
  const scale = log ? Math.log10 : (cost) => cost;
  const top = Math.max(scale(0.8), ...seen.map((cost) => scale(Math.max(cost, 1e-12))));
  const bottom = log ? Math.min(scale(0.5), ...seen.map((cost) => scale(Math.max(cost, 1e-12)))) : 0;
  const steps = Math.max(50, ...curves.map((costs) => costs.length - 1));
  const inner = { x: box.x + 44, y: box.y + 18, width: box.width - 52, height: box.height - 36 };
  const place = (step, cost) => [
    inner.x + (step / steps) * inner.width,
    inner.y + ((top - Math.min(top, scale(Math.max(cost, 1e-12)))) / (top - bottom)) * inner.height,
  ];
  frame(context, inner);
  dashed(context, place(0, Math.LN2)[1], inner);
  curves.forEach((costs, which) => curve(context, thinned(costs, inner.width), place, COLOURS[which]));
  const named = log ? (value) => short(10 ** value) : short;
  write(context, `cost, nats${log ? " (log)" : ""}; dashed: ln 2`, box.x, box.y + 11);
  write(context, named(top), inner.x - 4, inner.y + 10, { align: "right" });
  write(context, named(bottom), inner.x - 4, inner.y + inner.height, { align: "right" });
  write(context, `step ${steps}`, inner.x + inner.width, inner.y + inner.height + 14, { align: "right" });
}

function frame(context, { x, y, width, height }) {
  context.strokeStyle = "#888";
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

function curve(context, points, place, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  for (const [step, cost] of points)
    if (Number.isFinite(cost)) context.lineTo(...place(step, cost));
  context.stroke();
}

const BINS = 31;
/** What a row shows of its layer: the name of the column, the values, and how far its axis reaches. */
const COLUMNS = [
  { title: "A", values: (gauge) => gauge.A, reach: (gauge, activation) => (activation === "tanh" || activation === "sigmoid" ? 1 : reachOf(gauge.A)) },
  { title: "dZ", values: (gauge) => gauge.dZ, reach: (gauge) => 3 * rms(gauge.dZ) },
  { title: "dW", values: (gauge) => gauge.dW, reach: (gauge) => 3 * rms(gauge.dW) },
];

const LABEL = 26,
  NUMBER = 46,
  WORDS = 150;
export const rowHeight = (layers) => (layers > 12 ? 15 : 24);

/** A row for each layer: histograms of A, dZ and dW with their root mean squares, and its shares. */
export function drawLayers(context, box, layers, activation) {
  const width = (box.width - LABEL - WORDS) / COLUMNS.length,
    height = rowHeight(layers.length);
  COLUMNS.forEach(({ title }, column) => write(context, `${title}, rms`, box.x + LABEL + column * width, box.y + 10));
  write(context, "saturated / dead, update", box.x + box.width - WORDS + 6, box.y + 10);
  layers.forEach((gauge, layer) => {
    const y = box.y + 16 + layer * height;
    write(context, layer === layers.length - 1 ? "out" : String(layer + 1), box.x, y + height - 5);
    COLUMNS.forEach(({ values, reach }, column) => {
      const at = { x: box.x + LABEL + column * width, y, width: width - NUMBER - 6, height: height - 3 };
      bars(context, at, histogram(values(gauge), BINS, reach(gauge, layer === layers.length - 1 ? "sigmoid" : activation)));
      write(context, short(rms(values(gauge))), at.x + at.width + 4, y + height - 5, { size: 11 });
    });
    write(context, shares(gauge), box.x + box.width - WORDS + 6, y + height - 5, { size: 11 });
  });
}

function bars(context, { x, y, width, height }, counts) {
  const most = Math.max(...counts) || 1,
    step = width / counts.length;
  context.fillStyle = "#eef1f4";
  context.fillRect(x, y, width, height);
  context.fillStyle = BLUE;
  counts.forEach((count, bin) => {
    const tall = Math.sqrt(count / most) * height;
    context.fillRect(x + bin * step, y + height - tall, Math.max(step - 0.5, 0.5), tall);
  });
}

/** The shares of a layer in words. */
export function shares({ saturated, dead, units, ratio }) {
  const part = saturated !== null ? `${Math.round(100 * saturated)} %` : dead !== null ? `${dead} of ${units}` : "\u2013";
  return `${part}, ${short(ratio)}`;
}
