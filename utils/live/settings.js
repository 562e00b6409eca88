// What a reader chooses, its form in a link, and as a line of Python. Values come from links, too,
// so each is checked.

const DEEPEST = 30,
  WIDEST = 32,
  LAST_SEED = 9999;
const NAMES = { data: "dataset", g: "activation", rate: "rate", seed: "seed", widths: "widths" };

const between = (value, low, high, otherwise) =>
  Number.isFinite(value) && value >= low && value <= high ? value : otherwise;
const one = (value, choices, otherwise) => (choices.includes(value) ? value : otherwise);
const isWidth = (width) => Number.isInteger(width) && width >= 1 && width <= WIDEST;

/** The settings with each value that is not valid replaced by that of `otherwise`. */
export function checked(given, otherwise, datasets) {
  const widths = Array.isArray(given.widths) ? given.widths : [];
  const whole = widths.length >= 1 && widths.length <= DEEPEST && widths.every(isWidth);
  const starts = Array.isArray(given.starts) && given.starts.length ? given.starts.slice(0, 2) : otherwise.starts;
  const settings = {
    dataset: one(given.dataset, datasets, otherwise.dataset),
    activation: one(given.activation, Object.keys(ACTIVATIONS), otherwise.activation),
    widths: whole ? [...widths] : [...otherwise.widths],
    rate: between(given.rate, 1e-4, 100, otherwise.rate),
    seed: Number.isInteger(given.seed) ? between(given.seed, 0, LAST_SEED, otherwise.seed) : otherwise.seed,
  };
  return { ...settings, starts: starts.map((start) => checkedStart(start, settings.widths.length + 1)) };
}

function checkedStart({ rule, gain, gains }, layers) {
  const own = Array.isArray(gains) ? gains : [];
  return {
    rule: one(rule, RULES, "normal"),
    gain: between(gain, 1e-8, 1e4, 1),
    gains: Array.from({ length: layers }, (_, layer) => between(own[layer], 1e-8, 1e4, 1)),
  };
}

/** What distinguishes each of two starts: its rule, its gain, the gains of its layers. */
export function differences([one, other]) {
  const said = { rule: ({ rule }) => rule, gain: ({ gain }) => `gain ${gain}`, gains: ({ gains }) => `gains of the layers ${gains.join(", ")}` };
  const differ = Object.values(said).filter((say) => say(one) !== say(other));
  return [one, other].map((start) => differ.map((say) => say(start)).join(", ") || "the same start as the other");
}

/** The factor of every layer's weights: the gain of all, times its own. */
export const factors = ({ gain, gains }) => gains.map((own) => gain * own);

/** The settings as the fragment of a link, without its #. */
export function toFragment(settings) {
  const parts = Object.entries(NAMES).map(([name, key]) => `${name}=${settings[key]}`);
  settings.starts.forEach(({ rule, gain, gains }, which) => {
    parts.push(`rule${which}=${rule}`, `gain${which}=${gain}`);
    if (gains.some((own) => own !== 1)) parts.push(`gains${which}=${gains}`);
  });
  return parts.join("&");
}

/** The settings in a fragment; what it leaves out or has wrong is as in `otherwise`. */
export function fromFragment(fragment, otherwise, datasets) {
  const words = new URLSearchParams(fragment);
  const numbers = (name) => (words.get(name) ?? "").split(",").filter(Boolean).map(Number);
  const starts = [0, 1]
    .filter((which) => words.has(`rule${which}`))
    .map((which) => ({
      rule: words.get(`rule${which}`),
      gain: Number(words.get(`gain${which}`) ?? 1),
      gains: numbers(`gains${which}`),
    }));
  const number = (name) => (words.has(name) ? Number(words.get(name)) : NaN);
  const given = {
    dataset: words.get("data"),
    activation: words.get("g"),
    widths: numbers("widths"),
    rate: number("rate"),
    seed: number("seed"),
    starts,
  };
  return checked(given, otherwise, datasets);
}

/** The settings that a link asks for, and what to say about them: `try=NAME` is one of the presets,
 *  and what else the link has changes it. */
export function fromLink(fragment, otherwise, datasets, presets) {
  const words = new URLSearchParams(fragment);
  const name = words.get("try");
  const preset = name !== null && Object.hasOwn(presets, name) ? presets[name] : null;
  const settings = fromFragment(fragment, preset?.settings ?? otherwise, datasets);
  const unknown = `The link asks for the setup \u201c${name?.slice(0, 40)}\u201d, expected one of: ${Object.keys(presets).join(", ")}.`;
  return { settings, about: name === null ? "" : preset?.about ?? unknown };
}

/** The line of Python that shows these settings. */
export function toPython({ dataset, activation, widths, rate, seed, starts }) {
  const [first, second] = starts.map(inPython);
  const compare = second ? `, compare=dict(${second})` : "";
  return `live_network("${dataset}", widths=[${widths.join(", ")}], activation="${activation}", ${first}, seed=${seed}, learning_rate=${rate}${compare})`;
}

function inPython({ rule, gain, gains }) {
  const own = gains.some((each) => each !== 1) ? `, gains=[${gains.join(", ")}]` : "";
  return `rule="${rule}", gain=${gain}${own}`;
}
