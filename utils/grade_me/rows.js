// The result of a whole notebook: how far it is, what is new, and a row for each exercise.
const FOCUS_AFTER = 400; // milliseconds, in which JupyterLab has scrolled

function whole(state, el, model) {
  const aside = state.notes.map((words) => make("p", { className: "aside", textContent: words }));
  const won = celebration(state, model);
  return [...won, meter(state), ...facts(state), table(state, el), ...aside];
}

function celebration(state, model) {
  if (state.score < state.most || !state.onward) return [];
  const made = make("div", { className: "celebration" });
  const words = `All ${number(state.most)} points. Well done!`;
  made.append(make("p", { className: "won", textContent: words }));
  const place = make("div");
  const next = button("Open it", () => open(model, place, "onward"));
  made.append(make("p", { textContent: state.onward }), next, place);
  return [made];
}

function meter(state) {
  const made = make("div", { className: "meter" });
  const best = Math.max(state.best ?? 0, state.score);
  made.setAttribute("role", "meter");
  made.setAttribute("aria-label", "Points");
  for (const [name, value] of Object.entries({ min: 0, max: state.most, now: state.score })) {
    made.setAttribute(`aria-value${name}`, value);
  }
  const words = `${number(state.score)} of ${number(state.most)} points, best so far ${number(best)}`;
  made.setAttribute("aria-valuetext", words);
  const fill = make("div", { className: "fill" });
  fill.style.width = share(state.score, state.most);
  const mark = make("div", { className: "best", title: `Best so far: ${number(best)}` });
  mark.style.width = share(best, state.most);
  made.append(fill, mark);
  return made;
}

function share(part, most) {
  return `${most ? (100 * part) / most : 0}%`;
}

function facts(state) {
  return state.facts.map((words) => make("p", { className: "aside", textContent: words }));
}

function table(state, el) {
  const made = make("table");
  const head = make("tr");
  const heads = ["Exercise", "Points", "What to look at"];
  const wide = state.rows.some((row) => row.messages.length);
  head.append(...heads.slice(0, wide ? 3 : 2).map((words) => cell("th", words, "col")));
  made.append(make("thead"), make("tbody"));
  made.tHead.append(head);
  made.tBodies[0].append(...state.rows.map((row) => line(row, el, wide)));
  return made;
}

function line(row, el, wide) {
  const made = make("tr", { className: row.state });
  const name = cell("th", "", "row");
  name.append(title(row, el));
  const earned = cell("td", "");
  const state = make("span", { className: "state", textContent: row.words });
  earned.append(sign(row), points(row), change(row), make("br"), state);
  const said = cell("td", "");
  said.append(...messages(row));
  made.append(name, earned, ...(wide ? [said] : []));
  return made;
}

function change(row) {
  if (!row.change) return "";
  const words = `${row.change > 0 ? "+" : "\u2212"}${number(Math.abs(row.change))}`;
  const made = make("span", { className: "change", textContent: ` (${words})` });
  made.title = "since the last time";
  return made;
}

// A link to the exercise.
function title(row, el) {
  if (!row.cell) return row.title;
  const made = make("a", { href: `#cell-id=${row.cell}`, textContent: row.title });
  made.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    go(row, made.hash, el);
  });
  return made;
}

// JupyterLab goes to a cell, though it may not be in the page yet, by a link that it has made itself:
// that is in an output below the button. In a page of its own, such a link would open another page.
function go(row, hash, el) {
  const links = [...(el.closest(".jp-OutputArea")?.querySelectorAll(".grade-me-asleep a") ?? [])];
  const link = el.closest(".jp-LabShell") && links.find((each) => each.hash === hash);
  link?.click();
  setTimeout(() => focus(el, row.place, Boolean(link)), link ? FOCUS_AFTER : 0);
}

// The link scrolls; whoever came by the keyboard has to be at the cell as well.
function focus(el, place, scrolled) {
  const page = el.closest(".jp-Notebook");
  const all = page?.querySelectorAll(".jp-Cell") ?? [];
  const cell = page?.querySelector(`.jp-Cell[data-windowed-list-index="${place}"]`) ?? all[place];
  if (!scrolled) cell?.scrollIntoView();
  cell?.focus({ preventScroll: true });
}

function cell(tag, words, scope) {
  return make(tag, { textContent: words, ...(scope ? { scope } : {}) });
}
