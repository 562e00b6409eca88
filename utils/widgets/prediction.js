// A question with radio buttons; the choice goes to the kernel, which keeps it for `reveal`.
function render({ model, el }) {
  const name = `prediction-${Math.random().toString(36).slice(2)}`;
  const fieldset = make("fieldset");
  const legend = make("legend", { textContent: `Predict first: ${model.get("question")}` });
  const note = liveNote();
  const say = () => {
    const chosen = model.get("chosen");
    note.textContent = chosen ? `Kept: ${chosen}. Click on the next cell, and run on to see the result.` : "Choose one.";
  };
  const choose = (option) => {
    model.set("chosen", option);
    model.save_changes();
    say();
  };
  const radios = model.get("options").map((option) =>
    radio(name, option, option === model.get("chosen"), () => choose(option)),
  );
  fieldset.append(legend, ...radios, note);
  say();
  el.classList.add("course-card");
  el.append(fieldset);
  keepKeys(el);
}

export default awake(render);
