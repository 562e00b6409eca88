// A labelled progress bar.
let instances = 0;

function render({ model, el }) {
  const bar = document.createElement("progress");
  bar.id = `progress-${(instances += 1)}`;
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
