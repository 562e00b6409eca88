// The cockpit's controls: each has a label, a tooltip, and says why when it does nothing.

const WHY = {
  gain: "Zeros stay zeros, whatever they are multiplied by.",
  seed: "This start draws nothing, so that every seed gives the same.",
};

function labelled(text, tip, control, ...rest) {
  const label = make("label", { htmlFor: control.id, title: tip });
  const why = make("span", { className: "why" });
  label.append(text, control, ...rest, why);
  return label;
}

/** Enable a control, or disable it and say why. */
function allow(control, why) {
  control.disabled = Boolean(why);
  const said = control.closest("label").querySelector(".why");
  said.textContent = why ?? "";
}

function choiceFor(id, text, tip, options, value, change) {
  const select = make("select", { id });
  select.append(...options.map((option) => new Option(option, option, false, option === value)));
  select.addEventListener("change", () => change(select.value));
  return labelled(text, tip, select);
}

/** A slider; `toValue` and `fromValue` may be a power of ten and its logarithm. */
function rangeFor(id, text, tip, { min, max, step, toValue = (x) => x, fromValue = (x) => x }, value, change) {
  const output = make("output", { htmlFor: id });
  const input = slider({ id, min, max, step }, fromValue(value), output, toValue, change);
  // until it is moved: a slider stands at its nearest step, which need not be the value
  output.textContent = String(Number(value.toPrecision(3)));
  input.setAttribute("aria-valuetext", output.textContent);
  return labelled(text, tip, input, output);
}

const DECADES = { step: 0.25, toValue: (x) => Number((10 ** x).toPrecision(3)), fromValue: Math.log10 };

/** What two starts are called; A is the name of the activations. */
const STARTS = ["first", "second"];

/** The controls of what both starts share: data, depth, width, activation, seed, rate. */
function sharedControls(id, settings, datasets, change) {
  const deep = (depth) => Array.from({ length: depth }, (_, layer) => settings.widths[layer] ?? settings.widths.at(-1));
  const box = make("fieldset", { className: "controls" });
  box.append(
    make("legend", { textContent: "Network and data" }),
    choiceFor(`${id}-data`, "data", "The points to separate.", datasets, settings.dataset, (dataset) => change({ dataset })),
    rangeFor(`${id}-depth`, "hidden layers", "How many layers lie between the inputs and the output.", { min: 1, max: DEEPEST, step: 1 }, settings.widths.length, (depth) => change({ widths: deep(depth) })),
    rangeFor(`${id}-width`, "units per layer", "The width of every hidden layer; single ones are below.", { min: 1, max: WIDEST, step: 1 }, settings.widths[0], (width) => change({ widths: settings.widths.map(() => width) })),
    choiceFor(`${id}-g`, "activation", "The function g of every hidden unit.", Object.keys(ACTIVATIONS), settings.activation, (activation) => change({ activation })),
    rangeFor(`${id}-rate`, "learning rate", "How far a step goes along the gradient.", { min: -3, max: 1, ...DECADES }, settings.rate, (rate) => change({ rate })),
    labelled("seed", "Which draws the weights are made of: those of numpy.random.default_rng(seed).", seedInput(id, settings, change), button("New seed", () => change({ seed: (settings.seed + 1) % (LAST_SEED + 1) }), { title: "Other draws by the same rule." })),
  );
  const drawn = settings.starts.some(({ rule }) => rule !== "zeros" && rule !== "constant");
  allow(box.querySelector(`#${id}-seed`), drawn ? null : WHY.seed);
  box.querySelector("button").disabled = !drawn;
  return box;
}

function seedInput(id, settings, change) {
  const input = make("input", { id: `${id}-seed`, type: "number", min: 0, max: LAST_SEED, value: settings.seed });
  input.addEventListener("change", () => change({ seed: Math.round(Number(input.value)) }));
  return input;
}

/** The controls of one start: the rule, the gain of all layers, and unfolded those of each. */
function startControls(id, settings, which, change, open) {
  const own = settings.starts[which];
  const changed = (part) => change({ starts: settings.starts.map((each, at) => (at === which ? { ...each, ...part } : each)) });
  const box = make("fieldset", { className: "controls start" });
  const title = settings.starts.length === 2 ? `The ${STARTS[which]} start` : "Start";
  const each = make("details", { open: Boolean(open) });
  each.append(make("summary", { textContent: "gain of each layer, times this gain" }), ...own.gains.map((gain, layer) => gainOf(`${id}-${which}-${layer}`, own, layer, gain, changed)));
  box.append(
    make("legend", { textContent: title }),
    choiceFor(`${id}-rule${which}`, "rule", "How the weights of a layer are drawn; the biases start at 0.", RULES, own.rule, (rule) => changed({ rule })),
    rangeFor(`${id}-gain${which}`, "gain", "All weights times this number: with \u201cnormal\u201d it is their standard deviation, with \u201cconstant\u201d their value.", { min: -6, max: 3, ...DECADES }, own.gain, (gain) => changed({ gain })),
    each,
  );
  allow(box.querySelector(`#${id}-gain${which}`), own.rule === "zeros" ? WHY.gain : null);
  return box;
}

function gainOf(id, own, layer, gain, changed) {
  const name = layer === own.gains.length - 1 ? "output" : `layer ${layer + 1}`;
  const change = (value) => changed({ gains: own.gains.map((old, at) => (at === layer ? value : old)) });
  return rangeFor(id, name, `The weights of ${name} times this number, too.`, { min: -2, max: 2, ...DECADES }, gain, change);
}
