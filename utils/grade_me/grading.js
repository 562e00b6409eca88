// What both buttons share. Python says in `state` what to show; the browser saves the notebook,
// draws, and counts the seconds, so that a waiting learner sees something move.
const SILENT_SECONDS = 1.5;
const LOOK = "Look at"; // as utils/check_failed.py calls it
const BUSY = "The kernel is busy with a cell. Grading begins when that has ended; to end it, press the toolbar's square";
const SILENT =
  "The kernel has not answered yet. If it was stopped: choose Kernel, Restart Kernel, and run this cell again.";

// `view` has the button's `label`, its `kind`, and `show`, which returns the elements of a result.
function grading({ model, el }, view) {
  const ask = button(view.label, () => press(true), { className: "grade" });
  const offer = button("", () => press(false), { className: "grade" });
  const cancel = button("Cancel", () => model.send({ kind: "cancel" }), { className: "grade" });
  const bar = make("progress");
  bar.setAttribute("aria-label", "Tests that are done");
  const note = make("p", { className: "note" });
  note.setAttribute("role", "status");
  const clock = make("span", { className: "clock" });
  clock.setAttribute("aria-hidden", "true");
  const line = make("div", { className: "line" });
  const found = make("div", { className: "found" });
  let began = 0;
  let heard = true;
  let gone = false;

  function press(sandbox) {
    if (began) return;
    heard = false;
    wait("Asking the kernel ...");
    model.send({ kind: "grade", sandbox });
  }

  function wait(words) {
    began ||= Date.now();
    usable(false);
    say(words);
  }

  function rest(words) {
    began = 0;
    clock.textContent = "";
    usable(true);
    say(words);
  }

  // not `disabled`, which would take the keyboard's place on the page away
  function usable(now) {
    for (const each of [ask, offer]) each.setAttribute("aria-disabled", String(!now));
  }

  function say(words) {
    if (note.textContent !== words) note.textContent = words;
  }

  function lost() {
    return `The kernel was restarted or stopped. ${model.get("again")}`;
  }

  function draw() {
    const state = model.get("state");
    heard = true;
    gone = false;
    if (state.phase === "saving") save(el);
    const waits = state.phase === "saving" || state.phase === "running";
    bar.hidden = !waits;
    if (state.phase === "running") Object.assign(bar, { max: state.tests.length, value: state.done });
    else bar.removeAttribute("value");
    if (!waits && document.activeElement === cancel) ask.focus();
    cancel.hidden = !waits && state.phase !== "busy";
    offer.hidden = !state.offer;
    offer.textContent = state.offer ?? "";
    line.querySelector(".sign")?.remove();
    if (state.row) line.prepend(sign(state.row));
    older.textContent = state.older ?? "";
    el.classList.toggle("older", Boolean(state.older));
    found.replaceChildren(...(state.phase === "done" ? view.show(state, el, model) : []));
    keepKeys(el);
    // a screen reader announces the start and the result, not each of forty tests
    if (waits) wait(state.phase === "running" ? running(state) : state.words);
    else rest(state.words);
  }

  const ticking = setInterval(() => {
    if (!began) return;
    const seconds = (Date.now() - began) / 1000;
    clock.textContent = now(model.get("state"), seconds);
    if (heard || seconds < SILENT_SECONDS) return;
    heard = true; // said once
    if (isBusy(el)) wait(BUSY);
    else rest(gone ? lost() : SILENT);
  }, 100);

  const end = () => {
    gone = true;
    rest(lost());
  };
  model.on("change:state", draw);
  model.on("comm_live_update", end);
  el.classList.add("course-card", "grade-me", view.kind);
  const older = make("p", { className: "aside" });
  older.setAttribute("role", "status");
  line.append(note, clock);
  el.append(ask, offer, bar, cancel, line, older, found);
  draw();
  model.send({ kind: "shown" });
  return () => {
    clearInterval(ticking);
    model.off("comm_live_update", end);
  };
}

function running(state) {
  const tests = state.tests.length === 1 ? "1 test" : `${state.tests.length} tests`;
  return `Running ${tests}, at most ${state.seconds} s`;
}

// The test that runs now, for the eye alone: it changes too often to be read out.
function now(state, seconds) {
  const name = state.phase === "running" ? state.tests[state.done] : undefined;
  const which = name ? `: ${name}, ${state.done} done` : "";
  return `${which}, ${seconds.toFixed(1)} s`;
}

// Only JupyterLab's own signs say so: a widget does not see its kernel. Where the toolbar is too
// narrow for its disc, a cell that runs still has a star.
function isBusy(el) {
  const page = el.closest(".jp-NotebookPanel");
  const disc = page?.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status;
  const stars = [...(page?.querySelectorAll(".jp-InputPrompt") ?? [])];
  return disc === "busy" || stars.some((each) => each.textContent.includes("*"));
}

// Saves as a person would: by the toolbar's button, or else by Ctrl+S.
function save(el) {
  const panel = el.closest(".jp-NotebookPanel");
  const button = panel?.querySelector("[data-jp-item-name='save'] :is(jp-button, button)");
  if (button) {
    keepFocus(panel.querySelector(".jp-Toolbar"), () => button.click());
    return;
  }
  const mac = /Mac/.test(navigator.platform);
  const keys = { key: "s", code: "KeyS", keyCode: 83, ctrlKey: !mac, metaKey: mac };
  el.dispatchEvent(new KeyboardEvent("keydown", { ...keys, bubbles: true, cancelable: true }));
}

// JupyterLab's toolbar takes the keyboard to itself, at once or a little later: whoever then presses
// Enter to go on would insert a cell.
function keepFocus(toolbar, action) {
  const before = document.activeElement;
  const back = () => toolbar?.contains(document.activeElement) && before?.focus({ preventScroll: true });
  action();
  for (const milliseconds of [0, 50, 200, 500, 1000]) setTimeout(back, milliseconds);
}

// A message is a list of its parts, each with its label, or text without parts. The formula that it
// says to look at unfolds: whoever wants to find out alone does not read it by accident.
function message(said) {
  if (typeof said === "string") return make("p", { textContent: said });
  const whole = make("div");
  const list = make("dl");
  whole.append(list);
  for (const [label, words] of said) {
    if (label === LOOK) whole.append(folded(label, make("p", { textContent: words })));
    else list.append(make("dt", { textContent: label }), make("dd", { textContent: words }));
  }
  return whole;
}

function folded(summary, ...inside) {
  const made = make("details");
  made.append(make("summary", { textContent: summary }), ...inside);
  return made;
}

// The first thing to put right is in view; what else fails unfolds.
function messages(row) {
  const [first, ...others] = row.messages.map(message);
  if (!first) return [];
  if (!others.length) return [first];
  return [first, folded(`and ${others.length} more`, ...others)];
}

function number(points) {
  return Number(points.toFixed(2)).toString();
}

function points(row) {
  return `${number(row.points)} of ${number(row.max_points)}`;
}

// A state has a shape and a colour of its own, and its words beside it.
function sign(row) {
  const made = make("span", { className: `sign ${row.state}` });
  made.setAttribute("aria-hidden", "true");
  return made;
}
