// A labelled progress bar.
function render({ model, el }) {
  const id = `progress-${Math.random().toString(36).slice(2)}`;
  const bar = make("progress", { id, max: model.get("total") });
  const label = make("label", { htmlFor: id });
  const words = make("span");
  const show = () => {
    bar.value = model.get("done");
    words.textContent = `${model.get("label")}: ${bar.value.toLocaleString("en")} of ${bar.max.toLocaleString("en")} steps`;
  };
  label.append(words);
  model.on("change:done", show);
  show();
  el.classList.add("course-card");
  el.append(label, bar);
}

export default widget(render);
