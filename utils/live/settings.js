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
