// The plane and the network, drawn on a canvas from plain values.

// A context carries the colours of its theme: see `prepared` in panel.js.

function write(context, text, x, y, { align = "left", size = 12, weight = "" } = {}) {
  context.fillStyle = context.theme.ink;
  context.textAlign = align;
  context.font = `${weight} ${size}px system-ui, sans-serif`;
  context.fillText(text, x, y);
}

/** Where a square box shows the point (x1, x2) of a plane that reaches as far in each direction. */
const placer = (box, reach) => (x1, x2) => [
  box.x + ((x1 + reach) / (2 * reach)) * box.size,
  box.y + ((reach - x2) / (2 * reach)) * box.size,
];

/** A surface of size * size values from `low` to `high`, in the colours of the table, softened. */
function drawSurface(context, box, values, { low, high, colours, small }) {
  const size = Math.sqrt(values.length);
  Object.assign(small, { width: size, height: size });
  const pixels = small.getContext("2d").createImageData(size, size);
  values.forEach((value, k) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
    const shade = 3 * Math.round(255 * share);
    for (let part = 0; part < 3; part += 1) pixels.data[4 * k + part] = colours[shade + part];
    pixels.data[4 * k + 3] = 255;
  });
  small.getContext("2d").putImageData(pixels, 0, 0);
  context.fillStyle = context.theme.paper;
  context.fillRect(box.x, box.y, box.size, box.size);
  context.globalAlpha = context.theme.surface;
  context.drawImage(small, box.x, box.y, box.size, box.size);
  context.globalAlpha = 1;
}

/** The points of each label, with a rim of paper that sets them off from any surface. */
function drawPoints(context, data, place) {
  const { theme } = context;
  const [dots, crosses] = [pathOf(data, 0, place, addDot), pathOf(data, 1, place, addCross)];
  const line = (path, colour, width) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(path);
  };
  line(dots, theme.paper, 1.6);
  line(crosses, theme.paper, 3);
  context.fillStyle = theme.blue;
  context.fill(dots);
  line(crosses, theme.orange, 1.5);
}

function pathOf({ X, Y, m }, label, place, add) {
  const path = new Path2D();
  for (let k = 0; k < m; k += 1)
    if (Y[k] === label) add(path, ...place(X[2 * k], X[2 * k + 1]));
  return path;
}

function addDot(path, x, y) {
  path.moveTo(x + 2.8, y);
  path.arc(x, y, 2.8, 0, 7);
}

function addCross(path, x, y) {
  path.moveTo(x - 3, y - 3);
  path.lineTo(x + 3, y + 3);
  path.moveTo(x - 3, y + 3);
  path.lineTo(x + 3, y - 3);
}

/** The colour of a unit of the first layer, which is that of its line, while there are few. */
const colourOf = ({ units, quiet }, i, n) => (n > units.length ? quiet : units[i]);

/** Where each unit of the first layer is 0: a line. */
function drawUnitLines(context, { W, b, sizes }, reach, place) {
  context.lineWidth = sizes[1] > context.theme.units.length ? 1 : 2.5;
  for (let i = 0; i < sizes[1]; i += 1) {
    const w1 = W[0][2 * i],
      w2 = W[0][2 * i + 1],
      size = Math.hypot(w1, w2);
    if (!(size > 0)) continue;
    const foot = -b[0][i] / (size * size),
      far = (3 * reach) / size;
    context.strokeStyle = colourOf(context.theme, i, sizes[1]);
    context.beginPath();
    context.moveTo(...place(foot * w1 - far * w2, foot * w2 + far * w1));
    context.lineTo(...place(foot * w1 + far * w2, foot * w2 - far * w1));
    context.stroke();
  }
}

/** The plane: the surface, the first layer's lines, the points. */
export function drawPlane(context, box, { values, range, net, data, reach, colours, small }) {
  const place = placer(box, reach);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.size, box.size);
  context.clip();
  drawSurface(context, box, values, { ...range, colours, small });
  drawPoints(context, data, place);
  if (net.sizes[1] <= 16) drawUnitLines(context, net, reach, place);
  context.restore();
  context.fillStyle = context.theme.paper;
  context.globalAlpha = 0.8;
  context.fillRect(box.x, box.y + box.size - 20, 290, 20);
  context.globalAlpha = 1;
  write(context, "\u25cf label 0   \u00d7 label 1", box.x + 6, box.y + box.size - 6);
  write(context, `surface: blue ${short(range.low)}, yellow ${short(range.high)}`, box.x + 140, box.y + box.size - 6, { size: 11 });
}

/** Where each unit of the network is drawn, layer by layer, the inputs first. */
export function nodesOf(box, sizes) {
  const step = box.width / (sizes.length - 1);
  return sizes.map((n, layer) =>
    Array.from({ length: n }, (_, i) => ({ x: box.x + layer * step, y: box.y + ((i + 0.5) / n) * box.height })),
  );
}

/** The network: units as dots, weights as lines while there are few; the chosen unit has a ring. */
export function drawNetwork(context, box, net, chosen) {
  const nodes = nodesOf(box, net.sizes);
  net.W.forEach((W, layer) => drawWeights(context, W, nodes[layer], nodes[layer + 1]));
  const size = Math.min(6, box.height / (2.4 * Math.max(...net.sizes)), box.width / (3 * net.sizes.length));
  nodes.forEach((column, layer) =>
    column.forEach(({ x, y }, i) => {
      const isChosen = chosen && chosen.layer === layer - 1 && chosen.unit === i;
      context.fillStyle = layer === 1 ? colourOf(context.theme, i, column.length) : context.theme.quiet;
      context.beginPath();
      context.arc(x, y, size, 0, 7);
      context.fill();
      if (isChosen) ring(context, x, y, size + 3);
    }),
  );
}

function ring(context, x, y, radius) {
  context.strokeStyle = context.theme.ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.stroke();
}

/** What the lines between the units show. */
export function legendOf(net) {
  const drawn = net.W.filter((W) => W.length <= MOST_LINES);
  if (!drawn.length) return "weights: too many to draw";
  const which = drawn.length < net.W.length ? "some weights" : "weights";
  return `${which}: orange +, blue \u2212, widest ${short(reachOf(drawn.flatMap((W) => [...W])))}`;
}

const MOST_LINES = 150;

function drawWeights(context, W, from, to) {
  if (W.length > MOST_LINES) return;
  const largest = reachOf(W) || 1;
  W.forEach((w, at) => {
    const a = from[at % from.length],
      z = to[Math.floor(at / from.length)];
    context.strokeStyle = w < 0 ? context.theme.blue : context.theme.orange;
    context.globalAlpha = 0.15 + 0.85 * (Math.abs(w) / largest);
    context.lineWidth = 0.4 + 3 * (Math.abs(w) / largest);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(z.x, z.y);
    context.stroke();
  });
  context.globalAlpha = 1;
}
