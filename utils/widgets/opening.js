// A button that asks Python for the learner's own copy of an assignment, and then opens it. The link
// names a command of JupyterLab, which opens the notebook in a tab of this page.
function render({ model, el }) {
  const note = liveNote();
  const link = make("a", { hidden: true, target: "_blank", rel: "noopener" });
  let pressed = false;
  const ask = button("Open the assignment", () => {
    pressed = true;
    note.textContent = "Asking the kernel ...";
    model.send({ kind: "open", root: setting("serverRoot") });
  });

  function draw() {
    const { words, path } = model.get("state");
    note.textContent = words;
    link.hidden = !path;
    if (path) lead(link, path);
    if (path && pressed) link.click();
    pressed = false;
  }

  model.on("change:state", draw);
  el.classList.add("course-card");
  el.append(ask, note, link);
  keepKeys(el);
  draw();
}

function lead(link, path) {
  const address = path.split("/").map(encodeURIComponent).join("/");
  link.textContent = `Open ${path}`;
  link.href = `${setting("baseUrl") || "/"}lab/tree/${address}`;
  link.dataset.commandlinkerCommand = "docmanager:open";
  link.dataset.commandlinkerArgs = JSON.stringify({ path });
}

// What Jupyter's page says about its server; "" where the page is another one.
function setting(name) {
  const page = document.getElementById("jupyter-config-data");
  try {
    return JSON.parse(page?.textContent ?? "{}")[name] ?? "";
  } catch {
    return "";
  }
}

export default { render };
