// One question; each option answers with its own explanation, without asking the kernel.
function render({ model, el }) {
  const name = `quiz-${Math.random().toString(36).slice(2)}`;
  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = model.get("question");
  const note = document.createElement("p");
  note.setAttribute("aria-live", "polite");
  const say = () => {
    const chosen = model.get("chosen");
    const right = chosen === model.get("answer");
    note.className = `note ${chosen < 0 ? "" : right ? "right" : "wrong"}`;
    note.textContent = chosen < 0 ? "" : `${right ? "Right." : "Not this one."} ${model.get("explanations")[chosen]}`;
  };
  fieldset.append(legend, ...model.get("options").map((option, index) => radio(option, index)), note);
  function radio(option, index) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name, checked: index === model.get("chosen") });
    input.addEventListener("change", () => {
      model.set("chosen", index);
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
