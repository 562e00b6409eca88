// One button. Python says in `state` what there is to show; the browser saves the notebook, draws,
// and counts the seconds, so that something moves for as long as somebody waits.
const SILENT_SECONDS = 10;
const SILENT =
  "The kernel does not answer. It may be busy with a cell, which has to end first, or stopped: then choose Kernel, Restart Kernel, and run this cell again.";

function render({ model, el }) {
  const ask = button("Grade me", () => press(true), { className: "grade" });
  const offer = button("", () => press(false), { className: "grade" });
  const bar = make("progress");
  bar.setAttribute("aria-label", "Tests that are done");
  const note = make("p", { className: "note" });
  note.setAttribute("role", "status");
  const clock = make("span", { className: "clock" });
  clock.setAttribute("aria-hidden", "true");
  const found = make("div", { className: "found" });
  let asked = 0;
  let heard = true;

  function press(sandbox) {
    asked = Date.now();
    heard = false;
    wait("Asking the kernel ...");
    model.send({ kind: "grade", sandbox });
  }

  function wait(words) {
    ask.disabled = offer.disabled = true;
    if (note.textContent !== words) note.textContent = words;
  }

  function draw() {
    const state = model.get("state");
    heard = true;
    if (state.phase === "saving") save(el);
    const waits = state.phase === "saving" || state.phase === "running";
    bar.hidden = !waits;
    if (state.phase === "running") Object.assign(bar, { max: state.total, value: state.done });
    else bar.removeAttribute("value");
    offer.hidden = !state.offer;
    offer.textContent = state.offer ?? "";
    found.replaceChildren(...(state.phase === "done" ? results(state) : []));
    if (!waits) {
      asked = 0;
      clock.textContent = "";
    }
    // a screen reader hears that it runs and how it ended, not each of forty tests
    if (waits) wait(state.phase === "running" ? `Running ${state.total} tests` : state.words);
    else {
      note.textContent = state.words;
      ask.disabled = offer.disabled = false;
    }
  }

  const ticking = setInterval(() => {
    if (!asked) return;
    const seconds = (Date.now() - asked) / 1000;
    const state = model.get("state");
    const done = state.phase === "running" ? `, ${state.done} done` : "";
    clock.textContent = `${done} ${seconds.toFixed(1)} s`;
    if (!heard && seconds > SILENT_SECONDS) {
      asked = 0;
      clock.textContent = "";
      note.textContent = SILENT;
      ask.disabled = false;
    }
  }, 100);

  model.on("change:state", draw);
  el.classList.add("course-card", "grade-me");
  const line = make("div", { className: "line" });
  line.append(note, clock);
  el.append(ask, offer, bar, line, found);
  keepKeys(el);
  draw();
  model.send({ kind: "shown" });
  return () => clearInterval(ticking);
}

function results(state) {
  const table = make("table");
  const head = make("tr");
  head.append(...["Exercise", "Points", "What to look at"].map((words) => cell("th", words, "col")));
  table.append(make("thead"), make("tbody"));
  table.tHead.append(head);
  for (const row of state.rows) {
    const line = make("tr");
    const all = row.points >= row.max_points;
    const points = `${all ? "\u2713" : "\u2717"} ${number(row.points)} of ${number(row.max_points)}`;
    const said = cell("td", "");
    said.append(...row.messages.map(message));
    line.append(name(row.name), cell("td", points), said);
    table.tBodies[0].append(line);
  }
  return [table, ...state.notes.map((words) => make("p", { className: "aside", textContent: words }))];
}

// A message is a list of its parts, each with its label, or text without parts.
function message(said) {
  if (typeof said === "string") return make("p", { textContent: said });
  const list = make("dl");
  for (const [label, words] of said) {
    list.append(make("dt", { textContent: label }), make("dd", { textContent: words }));
  }
  return list;
}

// Which click on "Save" a person would make here: the toolbar's button, else the keyboard's Ctrl+S.
function save(el) {
  const panel = el.closest(".jp-NotebookPanel");
  const button = panel?.querySelector("[data-jp-item-name='save'] :is(jp-button, button)");
  if (button) {
    button.click();
    return;
  }
  const mac = /Mac/.test(navigator.platform);
  const keys = { key: "s", code: "KeyS", keyCode: 83, ctrlKey: !mac, metaKey: mac };
  el.dispatchEvent(new KeyboardEvent("keydown", { ...keys, bubbles: true, cancelable: true }));
}

// A long name breaks where its words do.
function name(words) {
  const made = cell("th", "", "row");
  for (const part of words.split(/(?<=[_-])/)) made.append(part, make("wbr"));
  return made;
}

function cell(tag, words, scope) {
  return make(tag, { textContent: words, ...(scope ? { scope } : {}) });
}

function number(points) {
  return Number(points.toFixed(2)).toString();
}

export default { render };
