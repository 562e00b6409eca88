// Steps to put in order: each has a button up and a button down, so that the keyboard is enough.
function render({ model, el }) {
  const title = make("p", { className: "title", textContent: model.get("question") });
  const list = make("ol");
  const check = button("Check the order", tell);
  const note = liveNote();

  function move(place, by) {
    const order = [...model.get("order")];
    [order[place], order[place + by]] = [order[place + by], order[place]];
    model.set("order", order);
    model.save_changes();
    note.className = "note";
    note.textContent = `Step moved to place ${place + by + 1}.`;
    draw();
    const row = list.children[place + by];
    const same = row.querySelector(by < 0 ? ".up" : ".down");
    (same.disabled ? row.querySelector("button:not(:disabled)") : same).focus();
  }

  function arrow(text, className, label, disabled, action) {
    const made = button(text, action, { className, disabled });
    made.setAttribute("aria-label", label);
    return made;
  }

  function draw() {
    const order = model.get("order");
    list.replaceChildren(
      ...order.map((step, place) => {
        const words = model.get("steps")[step];
        const row = make("div");
        const text = make("span", { textContent: words });
        row.append(
          arrow("\u2191", "up", `Move up: ${words}`, place === 0, () => move(place, -1)),
          arrow("\u2193", "down", `Move down: ${words}`, place === order.length - 1, () => move(place, 1)),
          text,
        );
        const item = make("li");
        item.append(row);
        return item;
      }),
    );
    keepKeys(el);
  }

  function tell() {
    const first = model.get("order").findIndex((step, place) => step !== place);
    note.className = `note ${first < 0 ? "right" : "wrong"}`;
    note.textContent =
      first < 0 ? "Right: each step follows from the one before." : `${first ? `Right up to place ${first}. ` : ""}Look at place ${first + 1} again.`;
  }

  el.classList.add("course-card");
  el.append(title, list, check, note);
  draw();
}

export default awake(render);
