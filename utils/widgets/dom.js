// What every widget does with its page. `script` in card.py puts this file before a widget's own.

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

// A line that a screen reader reads out whenever its text changes.
function liveNote() {
  const note = make("p", { className: "note" });
  note.setAttribute("aria-live", "polite");
  return note;
}

function button(textContent, action, properties = {}) {
  const made = make("button", { type: "button", textContent, ...properties });
  made.addEventListener("click", action);
  return made;
}

function radio(name, text, checked, choose) {
  const input = make("input", { type: "radio", name, checked });
  input.addEventListener("change", choose);
  const label = make("label");
  label.append(input, text);
  return label;
}

// A range input that writes its value into `output` and hands it on; `toValue` may be a power of 10.
function slider(properties, start, output, toValue, change) {
  const input = make("input", { type: "range", ...properties });
  input.value = start;
  const say = () => {
    output.textContent = Number(toValue(Number(input.value)).toPrecision(3)).toString();
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    say();
    change(toValue(Number(input.value)));
  });
  say();
  return input;
}

// Asks Python for a link, shows it in `place`, and clicks it, once. The answer is a message, which is
// not kept: a page that is loaded again opens nothing by itself.
function open(model, place, kind) {
  const heard = async ({ link }) => {
    model.off("msg:custom", heard);
    place.replaceChildren(await linked(model, link));
    place.querySelector("a[href^='http']")?.click();
  };
  model.on("msg:custom", heard);
  model.send({ kind });
}

// JupyterLab renders it, with an absolute address that opens a tab; elsewhere a person can click it.
async function linked(model, html) {
  const mime = model.widget_manager?.rendermime;
  if (!mime) return make("div", { innerHTML: html });
  const renderer = mime.createRenderer("text/html");
  await renderer.renderModel(mime.createModel({ data: { "text/html": html }, trusted: true }));
  return renderer.node;
}

// A widget's module, as anywidget takes it.
function widget(render) {
  return {
    render(context) {
      hearKernel(context.model);
      return render(context);
    },
  };
}

// anywidget (0.11, AnyModel) hands on what the kernel sends only if the module was loaded within two
// seconds. One that took longer, as on a busy machine, would be drawn and never hear an answer. It is
// loaded once it is drawn, so from then on messages take the way of ipywidgets' own models.
function hearKernel(model) {
  const found = (real) => {
    model.off("change:drawn", found);
    const handle = Object.getPrototypeOf(Object.getPrototypeOf(real) ?? {})?._handle_comm_msg;
    if (handle) real.comm?.on_msg(handle.bind(real));
  };
  model.on("change:drawn", found); // hands over ipywidgets' model itself
  model.set("drawn", !model.get("drawn"));
}

// What is done in a widget whose kernel is gone is not kept, so it says so, and what to press.
function awake(render) {
  return widget((context) => {
    const end = render(context);
    const note = make("p", { className: "gone" });
    note.setAttribute("role", "status");
    context.el.append(note);
    const lost = () => {
      note.textContent = KERNEL_GONE;
    };
    context.model.on("comm_live_update", lost);
    return () => {
      context.model.off("comm_live_update", lost);
      end?.();
    };
  });
}

// Without this mark JupyterLab's own shortcuts take the arrow keys and Enter from a control. The keys
// that run a cell remain the notebook's, also after a click on an option.
function keepKeys(el) {
  for (const control of el.querySelectorAll("input, select, button")) {
    control.dataset.lmSuppressShortcuts = "true";
  }
  el.addEventListener("keydown", letRun); // once: it is always the same listener
}

function letRun(event) {
  if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
  const kept = event.composedPath().filter((each) => each.dataset?.lmSuppressShortcuts);
  for (const each of kept) delete each.dataset.lmSuppressShortcuts;
  setTimeout(() => {
    for (const each of kept) each.dataset.lmSuppressShortcuts = "true";
  });
}
