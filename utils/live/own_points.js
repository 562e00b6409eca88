// Points of one's own: pasted as text, or drawn into the plane.

const MOST_POINTS = 2000,
  FARTHEST = 1e3;
const OWN = "your own";

/** The points in lines of "x1, x2, label" with labels 0 and 1, or what is wrong, as { trouble }. */
export function parsed(text) {
  const rows = text.split(/\n/).map((line) => line.trim()).filter(Boolean);
  const points = [];
  for (const [at, row] of rows.entries()) {
    const [x1, x2, label, ...rest] = row.split(/[\s,;]+/).map(Number);
    const sound = [x1, x2].every((x) => Number.isFinite(x) && Math.abs(x) <= FARTHEST) && (label === 0 || label === 1) && !rest.length;
    if (!sound) return { trouble: `Line ${at + 1} is \u201c${row.slice(0, 40)}\u201d, expected two numbers up to ${FARTHEST} and a label, 0 or 1, such as \u201c0.5, -1.2, 1\u201d.` };
    points.push([x1, x2, label]);
  }
  if (points.length > MOST_POINTS) return { trouble: `There are ${points.length} points, expected at most ${MOST_POINTS}.` };
  if (new Set(points.map(([, , label]) => label)).size < 2) return { trouble: "There are points of one label only, expected some with 0 and some with 1." };
  return { points };
}

/** Points in the form in which a run takes them. */
export function asData(points) {
  return { X: Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2])), Y: Float64Array.from(points, ([, , label]) => label), m: points.length };
}

/** The points of a run's data as text, to be changed. */
export const asText = ({ X, Y, m }) =>
  Array.from({ length: m }, (_, k) => `${X[2 * k].toFixed(3)}, ${X[2 * k + 1].toFixed(3)}, ${Y[k]}`).join("\n");

/** The form: a text to paste into, and a choice of what a click into the plane adds. */
function ownPoints(id, use) {
  const box = make("details", { className: "own" });
  const area = make("textarea", { id: `${id}-points`, rows: 5, spellcheck: false, placeholder: "x1, x2, label" });
  const label = make("label", { htmlFor: area.id, textContent: "one point per line: x1, x2, label (0 or 1)" });
  const note = liveNote();
  const adds = make("select", { id: `${id}-adds` });
  adds.append(new Option("nothing", ""), new Option("a point with label 0", "0"), new Option("a point with label 1", "1"));
  const apply = () => {
    const { points, trouble } = parsed(area.value);
    note.textContent = trouble ?? `${points.length} points are used, to train and to test on.`;
    if (points) use(asData(points));
  };
  const add = (x1, x2) => {
    if (adds.value === "") return false;
    area.value = `${area.value.trim()}\n${x1.toFixed(3)}, ${x2.toFixed(3)}, ${adds.value}`.trim();
    apply();
    return true;
  };
  const chosen = make("label", { htmlFor: adds.id });
  chosen.append("a click into the plane adds", adds);
  box.append(make("summary", { textContent: "your own points" }), label, area, button("Use these points", apply), chosen, note);
  return { box, add, fill: (data) => (area.value ||= asText(data)) };
}
