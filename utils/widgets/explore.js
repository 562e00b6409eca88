// Native controls over a picture that Python draws. While one picture is being drawn,
// only the newest values wait, so that a fast slider never builds a queue.
function render({ model, el }) {
  const id = `explore-${Math.random().toString(36).slice(2)}`;
  const box = make("div", { className: "controls" });
  const image = make("img");
  const note = liveNote();
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
    slider: ({ name, low, high, step, value }, output) =>
      slider({ min: low, max: high, step }, value, output, (x) => x, (x) => send(name, x)),
    log: ({ name, low, high, steps_per_decade, value }, output) => {
      const ends = { min: Math.log10(low), max: Math.log10(high), step: 1 / steps_per_decade };
      return slider(ends, Math.log10(value), output, (x) => 10 ** x, (x) => send(name, x));
    },
    choice: (control) => {
      const select = make("select");
      select.append(...control.options.map((option) => new Option(option, option, false, option === control.value)));
      select.addEventListener("change", () => send(control.name, select.value));
      return select;
    },
    toggle: (control) => {
      const input = make("input", { type: "checkbox", checked: control.value });
      input.addEventListener("change", () => send(control.name, input.checked));
      return input;
    },
  };

  for (const control of model.get("controls")) {
    const output = make("output");
    const made = makers[control.kind]({ ...control, value: model.get("values")[control.name] }, output);
    made.id = `${id}-${control.name}`;
    const label = make("label", { htmlFor: made.id });
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

export default awake(render);
