// A button that asks Python for the learner's own copy of an assignment, and opens it.

function render({ model, el }) {
  const note = liveNote();
  const place = make("div");
  const ask = button(model.get("label"), () => {
    note.textContent = "Asking the kernel ...";
    open(model, place, "open");
  });

  function draw() {
    note.textContent = model.get("state").words;
  }

  model.on("change:state", draw);
  el.classList.add("course-card");
  if (model.get("lead")) el.append(make("p", { textContent: model.get("lead") }));
  el.append(ask, note, place);
  keepKeys(el);
  draw();
}

export default awake(render);
