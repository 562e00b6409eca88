// One question; a click on an option shows its explanation, without asking the kernel.
const NOT_HERE = "The live network is not in view: run its cell, \u201cWatch it live\u201d, and press this again.";

function render({ model, el }) {
  const name = `quiz-${Math.random().toString(36).slice(2)}`;
  const fieldset = make("fieldset");
  const legend = make("legend", { textContent: model.get("question") });
  const note = liveNote();
  const say = () => {
    const chosen = model.get("chosen");
    const right = chosen === model.get("answer");
    note.className = `note ${chosen < 0 ? "" : right ? "right" : "wrong"}`;
    note.textContent = chosen < 0 ? "" : verdict(right, model.get("explanations")[chosen]);
  };
  const live = seeLive(model.get("preset"));
  live.hidden = model.get("chosen") < 0;
  const choose = (index) => {
    model.set("chosen", index);
    model.save_changes();
    live.hidden = false;
    say();
  };
  const radios = model.get("options").map((option, index) =>
    radio(name, option, index === model.get("chosen"), () => choose(index)),
  );
  fieldset.append(legend, ...radios, note, live);
  say();
  el.classList.add("course-card");
  el.append(fieldset);
  keepKeys(el);
}

// What a card says to an option; an explanation may have the verdict for its first word.
function verdict(right, explanation) {
  if (/^(Yes|No|Not)\b/.test(explanation)) return explanation;
  return `${right ? "Right." : "Not this one."} ${explanation}`;
}

// Asks the live network of the page to load a setup: the first one in view takes the event.
function seeLive(preset) {
  const box = make("div");
  if (!preset) return box;
  const note = Object.assign(liveNote(), { className: "where" });
  const ask = () => {
    const event = new CustomEvent("live-network-try", { detail: preset, cancelable: true });
    note.textContent = window.dispatchEvent(event) ? NOT_HERE : "";
  };
  box.append(button(`See it live: ${preset}`, ask), note);
  return box;
}

export default awake(render);
