// The cockpit's buttons: setups to try, the loop, two starts, the unit that the plane shows.

function tries(presets, take) {
  const box = make("div", { className: "buttons" });
  box.append("Try: ");
  for (const [name, { about }] of Object.entries(presets)) box.append(button(name, () => take(name), { title: about }));
  return box;
}

/** The bar, and those of its parts that the cockpit reads or changes later. */
function buttonBar(id, does) {
  const box = make("div", { className: "buttons" });
  const speed = rangeFor(`${id}-speed`, "steps per frame", "How many steps lie between two pictures.", { min: 1, max: 30, step: 1 }, 1, does.speed);
  const play = button("Play", does.play, { title: "Train, step after step." });
  const compare = make("input", { type: "checkbox", id: `${id}-compare` });
  compare.addEventListener("change", does.compare);
  const [layer, unit] = [chooser(`${id}-layer`, 0, does.choose), chooser(`${id}-unit`, 1, does.choose)];
  box.append(
    play,
    button("Step", does.step, { title: "One step of gradient descent." }),
    button("Reset", does.reset, { title: "Back to the start, with the same draws." }),
    speed,
    labelled("compare two starts", "Two networks side by side, from the same seed and data, in step.", compare),
    labelled("plane shows layer (0: the answer)", "0 shows the network\u2019s answer; a number, one unit of that layer.", layer),
    labelled("unit", "Which unit of that layer the plane shows.", unit),
    button("Copy this setup", does.copy, { title: "A line of Python and a link with all these settings." }),
  );
  return { box, play, compare, layer, unit };
}

function chooser(id, least, choose) {
  const made = make("input", { id, type: "number", min: least, value: least });
  made.addEventListener("input", choose);
  return made;
}
