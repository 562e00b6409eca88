// The live network: its controls, and its loop of steps and pictures.
// It is joined to arithmetic.js and pictures.js (utils/live/widget.py).

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
    const width = 760,
      height = 330,
      ratio = window.devicePixelRatio || 1;
    if (canvas.width !== width * ratio) Object.assign(canvas, { width: width * ratio, height: height * ratio });
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    drawSurface(context, { x: 5, y: 5, size: 320 }, state.net, sets[settings.dataset], settings.activation, colours, small);
    drawEdges(context, { x: 345, y: 5, width: 405, height: 170 }, state.net);
    drawCosts(context, { x: 345, y: 180, width: 405, height: 145 }, state.costs);
    const kinds = distinctUnits(state.net, settings.activation);
    Object.assign(meter, { max: settings.n_h, value: kinds });
    // a screen reader announces one sentence per second, not sixty
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
    else tell(distinctUnits(state.net, settings.activation));
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
