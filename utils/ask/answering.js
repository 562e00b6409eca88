// A graded question: what is chosen goes into the answer cell below (cell.js), and to the kernel.
const CONTROLS = { one: choices, several: choices, order: steps, number };

function render({ model, el }) {
  const question = model.get("question");
  const card = make("fieldset");
  const note = liveNote();
  const answer = (value) => {
    const kept = write(el, question.name, value);
    const typed = line(question.name, value);
    note.replaceChildren(
      ...(kept
        ? ["Kept: the cell below says ", make("code", { textContent: typed }), "."]
        : ["Nothing is kept yet. Type into the answer cell below: ", make("code", { textContent: typed })]),
    );
    if (!kept) return;
    model.set("answer", value);
    model.save_changes();
  };
  el.classList.add("course-card");
  el.append(card);
  // the answer cell can be found only once the card is in the page
  requestAnimationFrame(() => {
    const legend = make("legend", { textContent: `${question.duty}: ` });
    legend.append(make("code", { textContent: question.name }));
    // a page that was loaded again makes the editors of far cells later; the kernel has kept the answer
    const before = written(el, question.name) ?? model.get("answer");
    card.append(legend, ...CONTROLS[question.kind](question, before, answer, note), note);
    keepKeys(el);
  });
}

function choices({ kind, options }, before, answer) {
  const several = kind === "several";
  const chosen = new Set([before].flat());
  const group = `answer-${Math.random().toString(36).slice(2)}`;
  const inputs = options.map(([key]) =>
    make("input", {
      type: several ? "checkbox" : "radio",
      name: group,
      value: key,
      checked: chosen.has(key),
    }),
  );
  const choose = () => {
    const keys = inputs.filter((input) => input.checked).map((input) => input.value);
    answer(several ? keys.sort() : keys[0]);
  };
  return options.map(([, words], index) => {
    const label = make("label");
    const text = make("span");
    text.append(...marked(words));
    inputs[index].addEventListener("change", choose);
    label.append(inputs[index], text);
    return label;
  });
}

function steps({ options }, before, answer, note) {
  const words = new Map(options);
  const whole = Array.isArray(before) && before.length === words.size;
  let order = whole && before.every((key) => words.has(key)) ? [...before] : [...words.keys()];
  const list = make("ol");
  const keep = button("Keep this order", () => answer(order));

  function move(place, by) {
    [order[place], order[place + by]] = [order[place + by], order[place]];
    answer(order);
    note.prepend(`The step is at place ${place + by + 1} now. `);
    draw();
    const buttons = [...list.children[place + by].querySelectorAll("button")];
    const same = buttons[by < 0 ? 0 : 1];
    (same.disabled ? buttons.find((each) => !each.disabled) : same).focus();
  }

  function arrow(key, place, by) {
    const end = by < 0 ? 0 : order.length - 1;
    const made = button(by < 0 ? "\u2191" : "\u2193", () => move(place, by), { disabled: place === end });
    const label = words.get(key).replaceAll("`", "");
    made.setAttribute("aria-label", `Move ${by < 0 ? "up" : "down"}: ${label}`);
    return made;
  }

  function draw() {
    list.replaceChildren(
      ...order.map((key, place) => {
        const [item, row, text] = ["li", "div", "span"].map((tag) => make(tag));
        text.append(...marked(words.get(key)));
        row.append(arrow(key, place, -1), arrow(key, place, 1), text);
        item.append(row);
        return item;
      }),
    );
    keepKeys(list);
  }

  draw();
  return [list, keep];
}

function number({ name, duty }, before, answer, note) {
  const value = typeof before === "number" ? String(before) : "";
  const input = make("input", { type: "text", inputMode: "decimal", value });
  input.setAttribute("aria-label", `${duty}: ${name}`);
  const typed = () => input.value.trim().replace(",", ".");
  const isNumber = () => typed() && Number.isFinite(Number(typed()));
  const isBegun = () => /^[-+]?\d*\.?\d*(e[-+]?\d*)?$/i.test(typed());
  const complain = () => {
    note.textContent = `“${input.value}” is not a number, and was not kept. Write one, such as 0.5 or 1e-3.`;
  };
  input.addEventListener("input", () => {
    if (isNumber()) answer(Number(typed()));
    else if (!isBegun()) complain();
  });
  input.addEventListener("change", () => isNumber() || complain());
  return [input];
}

// Text with `code` between backticks.
function marked(words) {
  return words.split("`").map((part, index) => (index % 2 ? make("code", { textContent: part }) : part));
}

export default awake(render);
