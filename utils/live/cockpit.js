// The initialization cockpit: its state, its loop of steps and pictures, its buttons.
// widget.py joins it to the files that it uses.

const GRID = 40,
  SPEEDS = { min: 1, max: 30, step: 1 },
  SURFACE_SHARE = 4; // a surface is drawn once in so many times as long as it takes

const floats = (view) => new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

/** Data as it comes from Python, x1, then x2, then y, as points. */
function pointsOf(view) {
  const values = floats(view),
    m = values.length / 3;
  const X = Float64Array.from({ length: 2 * m }, (_, at) => values[(at % 2) * m + (at >> 1)]);
  return { X, Y: values.subarray(2 * m), m };
}

function render({ model, el }) {
  const id = `live-${Math.random().toString(36).slice(2)}`;
  const named = (field) => Object.fromEntries(Object.entries(model.get(field)).map(([name, view]) => [name, pointsOf(view)]));
  const sets = named("data"),
    tests = named("tests"),
    presets = model.get("presets");
  const names = Object.keys(sets);
  const colours = new Uint8Array(model.get("colours").buffer, model.get("colours").byteOffset, 768);
  const own = model.get("settings");
  const onPage = Boolean(model.get("alone"));
  const state = { playing: false, frame: 0, said: 0, speed: 1, of: null, open: {}, surfaces: [], due: 0 };
  let settings = checked(own, own, names);
  if (onPage && location.hash.length > 1) settings = fromFragment(location.hash.slice(1), settings, names);

  const panels = make("div", { className: "panels" });
  const controls = make("div");
  const summary = liveNote();
  const copied = liveNote();
  const small = make("canvas");

  function change(part) {
    for (const each of controls.querySelectorAll("details")) state.open[each.closest("fieldset").dataset.which] = each.open;
    settings = checked({ ...settings, ...part }, settings, names);
    if (Object.keys(part).some((name) => name !== "rate" && name !== "speed")) reset();
    if (!("rate" in part) || Object.keys(part).length > 1) build();
    if (onPage) history.replaceState(null, "", `#${toFragment(settings)}`);
    draw(true);
  }

  function reset() {
    state.runs = settings.starts.map((_, which) => begin(settings, which, sets[settings.dataset], tests[settings.dataset]));
    state.surfaces = [];
    if (state.of && (state.of.layer > settings.widths.length || state.of.unit >= (settings.widths[state.of.layer] ?? 1))) state.of = null;
  }

  /** Draw the controls and the canvases anew, with the keyboard where it was. */
  function build() {
    const at = document.activeElement?.id;
    const starts = settings.starts.map((_, which) => {
      const box = startControls(id, settings, which, change);
      box.dataset.which = which;
      box.querySelector("details").open = Boolean(state.open[which]);
      return box;
    });
    controls.replaceChildren(sharedControls(id, settings, names, change), ...starts);
    const drawn = settings.starts.some(({ rule }) => rule !== "zeros" && rule !== "constant");
    allow(controls.querySelector(`#${id}-seed`), drawn ? null : WHY.seed);
    compare.checked = settings.starts.length === 2;
    panels.replaceChildren(...settings.starts.map((_, which) => panelOf(which)));
    keepKeys(el);
    if (at) el.querySelector(`#${CSS.escape(at)}`)?.focus();
  }

  function panelOf(which) {
    const canvas = make("canvas", { className: "picture" });
    canvas.setAttribute("role", "img");
    canvas.addEventListener("pointermove", (event) => point(canvas, event));
    canvas.addEventListener("pointerleave", () => showUnit(null));
    canvas.dataset.which = which;
    return canvas;
  }

  const layout = () => {
    const layers = settings.widths.length + 1;
    const tall = Math.max(430, 200 + layers * rowHeight(layers) + 24);
    return { width: 760, height: tall, plane: { x: 4, y: 4, size: 300 }, net: { x: 330, y: 14, width: 415, height: 130 }, costs: { x: 4, y: 312, width: 300, height: 112 }, layers: { x: 320, y: 170, width: 436, height: tall - 174 } };
  };

  function point(canvas, event) {
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = layout().width / width;
    const x = (event.clientX - left) * scale,
      y = (event.clientY - top) * scale;
    let nearest = null;
    nodesOf(layout().net, [2, ...settings.widths, 1]).forEach((column, layer) =>
      column.forEach((node, unit) => {
        const distance = Math.hypot(node.x - x, node.y - y);
        if (layer && distance < (nearest?.distance ?? 12)) nearest = { layer: layer - 1, unit, distance };
      }),
    );
    showUnit(nearest);
  }

  function showUnit(of) {
    if (of?.layer === state.of?.layer && of?.unit === state.of?.unit) return;
    state.of = of;
    state.due = 0;
    draw(false);
  }

  function draw(say) {
    const begun = performance.now();
    const fresh = state.frame >= state.due || say;
    for (const canvas of panels.children) drawPanel(canvas, state.runs[canvas.dataset.which], fresh);
    if (fresh) state.due = state.frame + Math.ceil(((performance.now() - begun) / 16) * SURFACE_SHARE);
    // a screen reader announces one sentence a second, not sixty
    if (say || performance.now() - state.said > 1000) tell();
  }

  function drawPanel(canvas, run, fresh) {
    const at = layout(),
      ratio = window.devicePixelRatio || 1,
      which = Number(canvas.dataset.which);
    if (canvas.width !== at.width * ratio || canvas.height !== at.height * ratio) Object.assign(canvas, { width: at.width * ratio, height: at.height * ratio });
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, at.width, at.height);
    const reach = reachOf(run.data.X) + 0.5;
    if (fresh || !state.surfaces[which]) state.surfaces[which] = surface(run, reach, GRID, state.of);
    const values = state.surfaces[which];
    const range = !state.of || settings.activation === "sigmoid" || state.of.layer === settings.widths.length ? { low: 0, high: 1 } : settings.activation === "tanh" ? { low: -1, high: 1 } : { low: 0, high: reachOf(values) };
    drawPlane(context, at.plane, { values, range, net: run.net, data: run.data, reach, colours, small });
    drawNetwork(context, at.net, run.net, state.of);
    write(context, state.of ? `surface: unit ${state.of.unit + 1} of ${state.of.layer === settings.widths.length ? "the output" : `layer ${state.of.layer + 1}`}` : "surface: the network\u2019s answer; point at a unit to see its own", at.net.x - 10, at.net.y + at.net.height + 14);
    drawCosts(context, at.costs, [run.costs]);
    drawLayers(context, at.layers, gauges(run, settings.rate), settings.activation);
  }

  function tell() {
    state.said = performance.now();
    const sentences = state.runs.map((run, which) => sentenceOf(run, settings, which));
    summary.textContent = sentences.join(" ");
    for (const canvas of panels.children) canvas.setAttribute("aria-label", describe(state.runs[canvas.dataset.which], settings));
  }

  function tick() {
    if (!state.playing) return;
    for (const run of state.runs) advance(run, settings.rate, state.speed);
    draw(false);
    el.dataset.frames = String((state.frame += 1));
    requestAnimationFrame(tick);
  }

  function play(on) {
    state.playing = on;
    playButton.textContent = on ? "Pause" : "Play";
    if (on) requestAnimationFrame(tick);
    else draw(true);
  }

  function step() {
    play(false);
    for (const run of state.runs) advance(run, settings.rate, 1);
    draw(true);
  }

  function copy() {
    const line = toPython(settings);
    const link = `${onPage ? location.href.split("#")[0] : ""}#${toFragment(settings)}`;
    copied.textContent = `${line}   ${link}`;
    navigator.clipboard?.writeText(`${line}\n${link}`).catch(() => {});
  }

  const playButton = button("Play", () => play(!state.playing), { title: "Train, step after step." });
  const compare = make("input", { type: "checkbox", id: `${id}-compare` });
  compare.addEventListener("change", () => change({ starts: compare.checked ? [settings.starts[0], { ...settings.starts[0], rule: "xavier", gain: 1 }] : settings.starts.slice(0, 1) }));
  const restart = () => {
    play(false);
    change({});
  };
  const buttons = make("div", { className: "buttons" });
  buttons.append(
    playButton,
    button("Step", step, { title: "One step of gradient descent." }),
    button("Reset", restart, { title: "Back to the start, with the same draws." }),
    rangeOf(`${id}-speed`, "steps per frame", "How many steps lie between two pictures.", SPEEDS, state.speed, (speed) => (state.speed = speed)),
    labelled("compare two starts", "Two networks side by side, from the same seed and data, in step.", compare),
    button("Copy this setup", copy, { title: "A line of Python and a link with all these settings." }),
  );
  const tries = make("div", { className: "buttons" });
  tries.append("Try: ", ...Object.entries(presets).map(([name, { settings: chosen, about }]) => button(name, () => {
    play(false);
    change(chosen);
  }, { title: about })));

  el.classList.add("course-card", "live");
  el.append(tries, controls, buttons, panels, summary, copied);
  reset();
  build();
  draw(true);
  return () => {
    state.playing = false;
  };
}

function sentenceOf(run, settings, which) {
  const kinds = distinctUnits(run.net, 0, settings.activation);
  const who = settings.starts.length === 2 ? `${"AB"[which]}: ` : "";
  const cost = Number.isFinite(run.cost) ? run.cost.toPrecision(4) : "no number any more";
  return `${who}step ${run.steps}, cost ${cost}, correct ${(100 * run.accuracy).toFixed(1)} % (test ${(100 * testAccuracy(run)).toFixed(1)} %), distinct units in layer 1: ${kinds} of ${settings.widths[0]}.`;
}

function describe(run, settings) {
  const layers = gauges(run, settings.rate).map((gauge, layer) => `layer ${layer + 1}: A ${short(rms(gauge.A))}, dZ ${short(rms(gauge.dZ))}, ${shares(gauge)}`);
  return `The ${settings.dataset} data with the network\u2019s answer, its units, its cost, and for each layer the root mean squares of A and dZ, the saturated share or dead units, and the update relative to the weights. ${layers.join("; ")}.`;
}

export default { render };
