// Native controls over a picture that Python draws. While one picture is on its way, only the
// newest values wait: a fast hand on a slider never builds a queue.
function render({ model, el }) {
  const id = `explore-${Math.random().toString(36).slice(2)}`;
  const box = document.createElement("div");
  box.className = "controls";
  const image = document.createElement("img");
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("aria-live", "polite");
  let busy = false;
  let waiting = null;

  function send(name, value) {
    const values = { ...(waiting ?? model.get("values")), [name]: value };
    if (busy) {
      waiting = values;
      return;
    }
    busy = true;
    model.set("values", values);
    model.save_changes();
  }

  const makers = {
    slider: (control, output) => range(control.low, control.high, control.step, control.value, (x) => x, control, output),
    log: (control, output) =>
      range(Math.log10(control.low), Math.log10(control.high), 1 / control.steps_per_decade, Math.log10(control.value), (x) => 10 ** x, control, output),
    choice: (control) => {
      const select = document.createElement("select");
      select.append(...control.options.map((option) => new Option(option, option, false, option === control.value)));
      select.addEventListener("change", () => send(control.name, select.value));
      return select;
    },
    toggle: (control) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "checkbox", checked: control.value });
      input.addEventListener("change", () => send(control.name, input.checked));
      return input;
    },
  };

  function range(min, max, step, start, toValue, control, output) {
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min, max, step });
    input.value = start;
    const say = () => {
      output.textContent = Number(toValue(Number(input.value)).toPrecision(3)).toString();
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.addEventListener("input", () => {
      say();
      send(control.name, toValue(Number(input.value)));
    });
    say();
    return input;
  }

  for (const control of model.get("controls")) {
    const label = document.createElement("label");
    const output = document.createElement("output");
    const made = makers[control.kind]({ ...control, value: model.get("values")[control.name] }, output);
    made.id = `${id}-${control.name}`;
    label.htmlFor = made.id;
    const isRange = made.type === "range";
    label.append(...(control.kind === "toggle" ? [made, control.label] : [control.label, made]), ...(isRange ? [output] : []));
    box.append(label);
  }

  let url = null;
  function show() {
    const old = url;
    url = URL.createObjectURL(new Blob([model.get("picture")], { type: "image/png" }));
    image.src = url;
    image.alt = `${model.get("alt")} ${model.get("summary")}`;
    note.textContent = model.get("summary");
    if (old) URL.revokeObjectURL(old);
    busy = false;
    if (waiting) {
      const values = waiting;
      waiting = null;
      busy = true;
      model.set("values", values);
      model.save_changes();
    }
  }
  model.on("change:drawn", show);
  show();
  el.classList.add("course-card");
  el.append(box, image, note);
  keepKeys(el);
  return () => URL.revokeObjectURL(url);
}

// The lab's own shortcuts would take arrows and Enter from a control that does not say this.
function keepKeys(el) {
  for (const control of el.querySelectorAll("input, select, button")) {
    control.dataset.lmSuppressShortcuts = "true";
  }
}

export default { render };
