// A question with radio buttons; the choice goes to the kernel, which keeps it for `reveal`.
function render({ model, el }) {
  const name = `prediction-${Math.random().toString(36).slice(2)}`;
  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = `Predict first: ${model.get("question")}`;
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("aria-live", "polite");
  const say = () => {
    const chosen = model.get("chosen");
    note.textContent = chosen ? `Kept: ${chosen}. Run the next cells and see.` : "Choose one.";
  };
  fieldset.append(legend, ...model.get("options").map((option) => radio(option)), note);
  function radio(option) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name, checked: option === model.get("chosen") });
    input.addEventListener("change", () => {
      model.set("chosen", option);
      model.save_changes();
      say();
    });
    label.append(input, option);
    return label;
  }
  say();
  el.classList.add("course-card");
  el.append(fieldset);
  keepKeys(el);
}

// The lab's own shortcuts would take arrows and Enter from a control that does not say this.
function keepKeys(el) {
  for (const control of el.querySelectorAll("input, select, button")) {
    control.dataset.lmSuppressShortcuts = "true";
  }
}

export default { render };
