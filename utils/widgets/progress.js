// A labelled progress bar.
function render({ model, el }) {
  const bar = document.createElement("progress");
  bar.id = `progress-${Math.random().toString(36).slice(2)}`;
  bar.max = model.get("total");
  const label = document.createElement("label");
  label.htmlFor = bar.id;
  const words = document.createElement("span");
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

export default { render };
