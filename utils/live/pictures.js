// What the live network shows: each function draws plain values on a canvas.

const BLUE = "#0072b2",
  ORANGE = "#d55e00";
const LINES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

function reachOf(data) {
  const { m, values } = data;
  let reach = 0;
  for (let k = 0; k < 2 * m; k += 1) reach = Math.max(reach, Math.abs(values[k]));
  return reach + 0.5;
}

function drawSurface(context, box, net, data, activation, colours, small) {
  const reach = reachOf(data),
    g = ACTIVATIONS[activation],
    size = small.width;
  const z = new Float64Array(net.n_h),
    a = new Float64Array(net.n_h);
  const pixels = small.getContext("2d").createImageData(size, size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x1 = ((column + 0.5) / size) * 2 * reach - reach,
        x2 = reach - ((row + 0.5) / size) * 2 * reach;
      const answer = 0.5 * (1 + Math.tanh(0.5 * logit(net, g, x1, x2, z, a)));
      const shade = 3 * Math.round(255 * answer),
        at = 4 * (row * size + column);
      for (let part = 0; part < 3; part += 1) pixels.data[at + part] = 255 - 0.6 * (255 - colours[shade + part]);
      pixels.data[at + 3] = 255;
    }
  }
  small.getContext("2d").putImageData(pixels, 0, 0);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.size, box.size);
  context.clip();
  context.drawImage(small, box.x, box.y, box.size, box.size);
  const place = (x1, x2) => [box.x + ((x1 + reach) / (2 * reach)) * box.size, box.y + ((reach - x2) / (2 * reach)) * box.size];
  drawPoints(context, data, place);
  drawUnitLines(context, net, reach, place);
  context.restore();
}

function drawPoints(context, { m, values }, place) {
  context.lineWidth = 1.3;
  for (let k = 0; k < m; k += 1) {
    const [x, y] = place(values[k], values[m + k]);
    context.beginPath();
    if (values[2 * m + k]) {
      context.strokeStyle = ORANGE;
      context.moveTo(x - 3, y - 3);
      context.lineTo(x + 3, y + 3);
      context.moveTo(x - 3, y + 3);
      context.lineTo(x + 3, y - 3);
      context.stroke();
    } else {
      context.fillStyle = BLUE;
      context.arc(x, y, 2.8, 0, 7);
      context.fill();
    }
  }
}

function drawUnitLines(context, net, reach, place) {
  for (let i = 0; i < net.n_h; i += 1) {
    const w1 = net.W1[2 * i],
      w2 = net.W1[2 * i + 1],
      size = Math.hypot(w1, w2);
    if (size === 0) continue;
    const foot = -net.b1[i] / (size * size),
      far = (3 * reach) / size;
    context.strokeStyle = LINES[i % LINES.length];
    context.setLineDash(i < LINES.length ? [] : [6, 4]);
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(...place(foot * w1 - far * w2, foot * w2 + far * w1));
    context.lineTo(...place(foot * w1 + far * w2, foot * w2 - far * w1));
    context.stroke();
  }
  context.setLineDash([]);
}

function drawEdges(context, box, net) {
  const y = (i, n) => box.y + 18 + ((i + 0.5) / n) * (box.height - 24);
  const columns = [box.x + 24, box.x + box.width / 2, box.x + box.width - 24];
  let largest = 1e-12;
  for (const w of [...net.W1, ...net.W2]) largest = Math.max(largest, Math.abs(w));
  const edge = (x0, y0, x1, y1, w) => {
    context.strokeStyle = w < 0 ? ORANGE : BLUE;
    context.globalAlpha = 0.25 + 0.75 * (Math.abs(w) / largest);
    context.lineWidth = 0.5 + 4.5 * (Math.abs(w) / largest);
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
    context.globalAlpha = 1;
  };
  for (let i = 0; i < net.n_h; i += 1) {
    for (let j = 0; j < 2; j += 1) edge(columns[0], y(j, 2), columns[1], y(i, net.n_h), net.W1[2 * i + j]);
    edge(columns[1], y(i, net.n_h), columns[2], y(0, 1), net.W2[i]);
  }
  const node = (x, at, colour) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, at, net.n_h > 10 ? 4 : 7, 0, 7);
    context.fill();
  };
  for (let j = 0; j < 2; j += 1) node(columns[0], y(j, 2), "#555");
  for (let i = 0; i < net.n_h; i += 1) node(columns[1], y(i, net.n_h), LINES[i % LINES.length]);
  node(columns[2], y(0, 1), "#555");
  write(context, `weights: blue +, orange \u2212, widest ${largest.toPrecision(2)}`, box.x, box.y + 11);
}

function drawCosts(context, box, costs) {
  const top = Math.max(0.8, Math.min(costs[0], 1e9)),
    last = costs[costs.length - 1];
  const left = box.x + 40,
    width = box.width - 48,
    bottom = box.y + box.height - 18,
    height = box.height - 38;
  const place = (step, cost) => [left + (step / Math.max(costs.length - 1, 50)) * width, bottom - (Math.min(cost, top) / top) * height];
  context.strokeStyle = "#888";
  context.lineWidth = 1;
  context.strokeRect(left, bottom - height, width, height);
  context.setLineDash([4, 4]);
  context.beginPath();
  context.moveTo(...place(0, Math.LN2));
  context.lineTo(left + width, place(0, Math.LN2)[1]);
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = BLUE;
  context.lineWidth = 2;
  context.beginPath();
  const stride = Math.max(1, Math.floor(costs.length / 400));
  for (let step = 0; step < costs.length; step += stride) context.lineTo(...place(step, costs[step]));
  context.stroke();
  write(context, `cost ${last.toPrecision(3)} (dashed: ln 2)`, box.x, box.y + 11);
  write(context, top.toPrecision(2), box.x + 4, bottom - height + 10);
  write(context, "0", box.x + 28, bottom);
  write(context, `step ${costs.length - 1}`, left + width - 62, bottom + 14);
}

function write(context, text, x, y) {
  context.fillStyle = "#222";
  context.font = "12px sans-serif";
  context.fillText(text, x, y);
}
