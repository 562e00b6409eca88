// ipywidgets' own controls above a picture that Python draws.
function render({ model, el }) {
  const box = make("div", { className: "controls" });
  const image = make("img");
  const note = liveNote();
  let url = null;

  function draw() {
    const old = url;
    url = URL.createObjectURL(new Blob([model.get("picture")], { type: "image/png" }));
    image.src = url;
    if (old) URL.revokeObjectURL(old);
  }

  function say() {
    image.alt = `${model.get("alt")} ${model.get("summary")}`;
    note.textContent = model.get("summary");
  }
  const end = showControls(model, box);
  model.on("change:picture", draw);
  model.on("change:summary", say);
  draw();
  say();
  el.classList.add("course-card");
  el.append(box, image, note);
  return () => {
    end();
    model.off("change:picture", draw);
    model.off("change:summary", say);
    URL.revokeObjectURL(url);
  };
}

// Shows the model's controls in `box`; what it returns takes them away again.
function showControls({ get, widget_manager: manager }, box) {
  const views = get("controls").map(async (reference) => {
    const control = await manager.get_model(reference.replace("IPY_MODEL_", ""));
    return manager.create_view(control);
  });
  const named = new MutationObserver(() => nameSliders(box));
  Promise.all(views).then((shown) => {
    for (const view of shown) {
      box.append(view.el);
      view.trigger("displayed"); // it waits for this to take on its style
    }
    box.dataset.lmSuppressShortcuts = "true"; // else JupyterLab takes the arrow keys
    named.observe(box, { childList: true, subtree: true });
    nameSliders(box);
  });
  return () => {
    named.disconnect();
    for (const view of views) view.then((shown) => shown.remove());
  };
}

// A slider of ipywidgets has a handle and a number that no label belongs to, and on a log scale
// the handle tells a screen reader the power. Each new number is a change that the observer sees.
function nameSliders(box) {
  keepKeys(box); // a list of options, too: else JupyterLab takes its arrow keys
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector("label").textContent;
    const handle = slider.querySelector("[role=slider]");
    const number = slider.querySelector(".widget-readout");
    handle.ariaLabel = label;
    handle.ariaValueText = number.textContent;
    number.role = "textbox";
    number.ariaLabel = `${label}, typed`;
  }
}

export default awake(render);
