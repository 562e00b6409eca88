// The live network: training and drawing in the browser, so that nothing waits for the kernel.
// The arithmetic repeats utils/network.py and is held to it by the project's tests.

const LARGEST = 16;
const BLUE = "#0072b2", ORANGE = "#d55e00";
const LINES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

// ---- arithmetic: pure functions of plain arrays ------------------------------------------------

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

/** The unit draws of one seed and size, out of the table that Python made. */
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

/** Cost (nats, mean over m), accuracy and slopes on all examples. */
export function slopes(net, data, activation) {
  const { n_h } = net, { m, values } = data, g = ACTIVATIONS[activation];
  const z = new Float64Array(n_h), a = new Float64Array(n_h);
  const grads = { W1: new Float64Array(2 * n_h), b1: new Float64Array(n_h), W2: new Float64Array(n_h), b2: 0 };
  let cost = 0, right = 0;
  for (let k = 0; k < m; k += 1) {
    const x1 = values[k], x2 = values[m + k], y = values[2 * m + k];
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

/** How many units differ by more than the tolerance from every unit before them. */
export function distinctUnits(net, tolerance = 1e-6) {
  const unit = (i) => [net.W1[2 * i], net.W1[2 * i + 1], net.b1[i], net.W2[i]];
  let kinds = 0;
  for (let i = 0; i < net.n_h; i += 1) {
    let copy = false;
    for (let j = 0; j < i && !copy; j += 1) {
      const other = unit(j);
      copy = unit(i).every((value, part) => Math.abs(value - other[part]) <= tolerance);
    }
    kinds += copy ? 0 : 1;
  }
  return kinds;
}

// ---- pictures: a canvas and plain values in ----------------------------------------------------

function reachOf(data) {
  const { m, values } = data;
  let reach = 0;
  for (let k = 0; k < 2 * m; k += 1) reach = Math.max(reach, Math.abs(values[k]));
  return reach + 0.5;
}

function drawSurface(context, box, net, data, activation, colours, small) {
  const reach = reachOf(data), g = ACTIVATIONS[activation], size = small.width;
  const z = new Float64Array(net.n_h), a = new Float64Array(net.n_h);
  const pixels = small.getContext("2d").createImageData(size, size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x1 = ((column + 0.5) / size) * 2 * reach - reach, x2 = reach - ((row + 0.5) / size) * 2 * reach;
      const answer = 0.5 * (1 + Math.tanh(0.5 * logit(net, g, x1, x2, z, a)));
      const shade = 3 * Math.round(255 * answer), at = 4 * (row * size + column);
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
    const w1 = net.W1[2 * i], w2 = net.W1[2 * i + 1], size = Math.hypot(w1, w2);
    if (size === 0) continue;
    const foot = -net.b1[i] / (size * size), far = (3 * reach) / size;
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
  const top = Math.max(0.8, Math.min(costs[0], 1e9)), last = costs[costs.length - 1];
  const left = box.x + 40, width = box.width - 48, bottom = box.y + box.height - 18, height = box.height - 38;
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

// ---- the widget --------------------------------------------------------------------------------

const floats = (view) => new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

function render({ model, el }) {
  const id = `live-${Math.random().toString(36).slice(2)}`;
  const settings = { ...model.get("settings"), speed: 2 };
  const sets = Object.fromEntries(Object.entries(model.get("data")).map(([name, view]) => {
    const values = floats(view);
    return [name, { values, m: values.length / 3 }];
  }));
  const table = floats(model.get("draws"));
  const colours = new Uint8Array(model.get("colours").buffer, model.get("colours").byteOffset, 768);
  const small = make("canvas", { width: 56, height: 56 });
  const canvas = make("canvas");
  canvas.setAttribute("role", "img");
  const summary = liveNote();
  const meter = make("meter", { min: 0, id: `${id}-meter` });
  const state = { net: null, costs: [], playing: false, frame: 0, said: 0, accuracy: 0 };

  function reset() {
    const { seed, n_h, scheme, scale } = settings;
    state.net = start(unitDraws(table, seed, n_h), n_h, scheme, scale);
    state.costs = [];
    measure();
    draw(true);
  }

  function measure() {
    const { cost, accuracy, grads } = slopes(state.net, sets[settings.dataset], settings.activation);
    state.costs.push(cost);
    Object.assign(state, { grads, accuracy });
  }

  function steps(count) {
    for (let step = 0; step < count; step += 1) {
      descend(state.net, state.grads, settings.learning_rate);
      measure();
    }
  }

  function draw(say) {
    const width = 760, height = 330, ratio = window.devicePixelRatio || 1;
    if (canvas.width !== width * ratio) Object.assign(canvas, { width: width * ratio, height: height * ratio });
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    drawSurface(context, { x: 5, y: 5, size: 320 }, state.net, sets[settings.dataset], settings.activation, colours, small);
    drawEdges(context, { x: 345, y: 5, width: 405, height: 170 }, state.net);
    drawCosts(context, { x: 345, y: 180, width: 405, height: 145 }, state.costs);
    const kinds = distinctUnits(state.net);
    Object.assign(meter, { max: settings.n_h, value: kinds });
    // a screen reader hears a sentence a second, not sixty
    if (say || performance.now() - state.said > 1000) tell(kinds);
  }

  function tell(kinds) {
    state.said = performance.now();
    const cost = state.costs[state.costs.length - 1];
    summary.textContent = `Step ${state.costs.length - 1}: cost ${cost.toPrecision(4)}, accuracy ${state.accuracy.toFixed(3)}, distinct units ${kinds} of ${settings.n_h}.`;
    canvas.setAttribute("aria-label", `Decision surface of a network with ${settings.n_h} ${settings.activation} units on the ${settings.dataset}, its units' lines, its weights and its cost curve. ${summary.textContent}`);
  }

  function tick() {
    if (!state.playing) return;
    steps(settings.speed);
    draw(false);
    el.dataset.frames = String((state.frame += 1));
    requestAnimationFrame(tick);
  }

  function play(on) {
    state.playing = on;
    playButton.textContent = on ? "Pause" : "Play";
    if (on) requestAnimationFrame(tick);
    else tell(distinctUnits(state.net));
  }

  function choice(name, label, options) {
    const select = make("select", { id: `${id}-${name}` });
    select.append(...options.map((option) => new Option(option, option, false, option === settings[name])));
    select.addEventListener("change", () => change(name, select.value));
    return labelled(label, select);
  }

  function range(name, label, min, max, step, toValue, fromValue) {
    const output = make("output");
    const ends = { id: `${id}-${name}`, min, max, step };
    const input = slider(ends, fromValue(settings[name]), output, toValue, (x) => change(name, x));
    return labelled(label, input, output);
  }

  function labelled(text, control, ...rest) {
    const label = make("label", { htmlFor: control.id });
    label.append(text, control, ...rest);
    return label;
  }

  function change(name, value) {
    settings[name] = value;
    if (name !== "speed" && name !== "learning_rate") reset();
  }

  const same = (x) => x;
  const controls = make("div", { className: "controls" });
  controls.append(
    choice("dataset", "data", Object.keys(sets)),
    choice("activation", "activation", Object.keys(ACTIVATIONS)),
    choice("scheme", "start", model.get("schemes")),
    range("n_h", "hidden units", 1, LARGEST, 1, same, same),
    range("scale", "scale", -6, 3, 0.25, (x) => 10 ** x, Math.log10),
    range("seed", "seed", 0, 9, 1, same, same),
    range("learning_rate", "learning rate", 0.1, 3, 0.1, same, same),
    range("speed", "steps a frame", 1, 30, 1, same, same),
  );
  const playButton = button("Play", () => play(!state.playing));
  const buttons = make("div", { className: "buttons" });
  const single = () => {
    play(false);
    steps(1);
    draw(true);
  };
  const again = () => {
    play(false);
    reset();
  };
  buttons.append(playButton, button("Step", single), button("Reset", again), labelled("distinct units", meter));
  el.classList.add("course-card", "live");
  el.append(controls, buttons, canvas, summary);
  keepKeys(el);
  reset();
  return () => {
    state.playing = false;
  };
}

export default { render };
