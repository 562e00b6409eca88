// One question; a click on an option shows its explanation, without asking the kernel.
function render({ model, el }) {
  const name = `quiz-${Math.random().toString(36).slice(2)}`;
  const fieldset = make("fieldset");
  const legend = make("legend", { textContent: model.get("question") });
  const note = liveNote();
  const say = () => {
    const chosen = model.get("chosen");
    const right = chosen === model.get("answer");
    note.className = `note ${chosen < 0 ? "" : right ? "right" : "wrong"}`;
    note.textContent = chosen < 0 ? "" : `${right ? "Right." : "Not this one."} ${model.get("explanations")[chosen]}`;
  };
  const choose = (index) => {
    model.set("chosen", index);
    model.save_changes();
    say();
  };
  const radios = model.get("options").map((option, index) =>
    radio(name, option, index === model.get("chosen"), () => choose(index)),
  );
  fieldset.append(legend, ...radios, note);
  say();
  el.classList.add("course-card");
  el.append(fieldset);
  keepKeys(el);
}

export default awake(render);
