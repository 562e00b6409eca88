// A button that asks Python for the learner's own copy of an assignment. Python shows a link to it
// below this card, in an output that JupyterLab renders itself, and the browser clicks that link.

function render({ model, el }) {
  const note = liveNote();
  let pressed = false;
  const ask = button(model.get("label"), () => {
    pressed = true;
    note.textContent = "Asking the kernel ...";
    model.send({ kind: "open" });
  });

  function draw() {
    const { words, ready } = model.get("state");
    note.textContent = words;
    if (ready && pressed) follow(el, "a");
    pressed = false;
  }

  model.on("change:state", draw);
  el.classList.add("course-card");
  if (model.get("lead")) el.append(make("p", { textContent: model.get("lead") }));
  el.append(ask, note);
  keepKeys(el);
  draw();
}

export default awake(render);
