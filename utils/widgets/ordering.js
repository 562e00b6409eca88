// Steps to put in order: each has a button up and a button down, so that the keyboard is enough.
function render({ model, el }) {
  const title = document.createElement("p");
  title.className = "title";
  title.textContent = model.get("question");
  const list = document.createElement("ol");
  const check = document.createElement("button");
  check.textContent = "Check the order";
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("aria-live", "polite");

  function move(place, by) {
    const order = [...model.get("order")];
    [order[place], order[place + by]] = [order[place + by], order[place]];
    model.set("order", order);
    model.save_changes();
    note.className = "note";
    note.textContent = `Step moved to place ${place + by + 1}.`;
    draw();
    const row = list.children[place + by];
    const button = row.querySelector(by < 0 ? ".up" : ".down");
    (button.disabled ? row.querySelector("button:not(:disabled)") : button).focus();
  }

  function button(text, className, label, disabled, action) {
    const made = document.createElement("button");
    Object.assign(made, { textContent: text, className, disabled });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  function draw() {
    const order = model.get("order");
    list.replaceChildren(
      ...order.map((step, place) => {
        const words = model.get("steps")[step];
        const row = document.createElement("div");
        const text = document.createElement("span");
        text.textContent = words;
        row.append(
          button("\u2191", "up", `Move up: ${words}`, place === 0, () => move(place, -1)),
          button("\u2193", "down", `Move down: ${words}`, place === order.length - 1, () => move(place, 1)),
          text,
        );
        const item = document.createElement("li");
        item.append(row);
        return item;
      }),
    );
    keepKeys(el);
  }

  check.addEventListener("click", () => {
    const first = model.get("order").findIndex((step, place) => step !== place);
    note.className = `note ${first < 0 ? "right" : "wrong"}`;
    note.textContent =
      first < 0 ? "Right: each step follows from the one before." : `Right up to place ${first}. Look at place ${first + 1} again.`;
  });
  el.classList.add("course-card");
  el.append(title, list, check, note);
  draw();
}

// The lab's own shortcuts would take arrows and Enter from a control that does not say this.
function keepKeys(el) {
  for (const control of el.querySelectorAll("input, select, button")) {
    control.dataset.lmSuppressShortcuts = "true";
  }
}

export default { render };
