// The initialization cockpit: its settings, its loop of steps and pictures, its buttons.
// widget.py joins it to the files that it uses.

const PATIENCE = 4; // a surface is computed once in so many times as long as it takes
const FRAME = 16; // milliseconds

class Cockpit {
  constructor(model, el) {
    this.el = el;
    this.id = `live-${Math.random().toString(36).slice(2)}`;
    const read = (field) => Object.fromEntries(Object.entries(model.get(field)).map(([name, view]) => [name, pointsOf(view)]));
    Object.assign(this, { data: read("data"), tests: read("tests"), presets: model.get("presets") });
    this.names = Object.keys(this.data);
    const { buffer, byteOffset } = model.get("colours");
    this.colours = new Uint8Array(buffer, byteOffset, 768);
    this.onPage = Boolean(model.get("alone"));
    const given = model.get("settings");
    this.settings = checked(given, given, this.names);
    if (this.onPage && location.hash.length > 1) this.settings = fromFragment(location.hash.slice(1), this.settings, this.names);
    Object.assign(this, { playing: false, frame: 0, due: 0, said: 0, speed: 1, of: null, small: make("canvas") });
    this.assemble();
  }

  assemble() {
    Object.assign(this, { controls: make("div"), panels: make("div", { className: "panels" }), about: liveNote(), copied: liveNote() });
    Object.assign(this, { summary: make("p", { className: "note summary" }), spoken: Object.assign(liveNote(), { className: "spoken" }) });
    this.el.classList.add("course-card", "live");
    this.own = ownPoints(this.id, (data) => this.take({ dataset: this.with(data) }));
    const buttons = this.buttons(); // before `reset` asks which unit is chosen
    this.el.append(this.tries(), this.controls, this.own.box, glossary(), this.about, buttons, this.panels, this.summary, this.spoken, this.copied);
    this.reset();
    this.build();
    this.sized = new ResizeObserver(() => this.draw(false));
    this.sized.observe(this.panels);
    this.draw(true);
  }

  /** Keep points of one's own beside the other data; return their name. */
  with(data) {
    Object.assign(this.data, {
      [OWN]: data
    });
    Object.assign(this.tests, {
      [OWN]: data
    });
    this.names = Object.keys(this.data);
    return OWN;
  }

  close() {
    this.playing = false;
    this.sized.disconnect();
  }

  tries() {
    const box = make("div", { className: "buttons" });
    box.append("Try: ");
    for (const [name, { settings, about }] of Object.entries(this.presets)) box.append(button(name, () => this.take(settings, about), { title: about }));
    return box;
  }

  take(settings, about = this.about.textContent) {
    this.play(false);
    this.change(settings);
    this.about.textContent = about;
  }

  buttons() {
    const box = make("div", { className: "buttons" });
    const speed = rangeFor(`${this.id}-speed`, "steps per frame", "How many steps lie between two pictures.", { min: 1, max: 30, step: 1 }, 1, (value) => (this.speed = value));
    this.playButton = button("Play", () => this.play(!this.playing), { title: "Train, step after step." });
    this.compare = make("input", { type: "checkbox", id: `${this.id}-compare` });
    this.compare.addEventListener("change", () => this.change({ starts: this.compared() }));
    box.append(
      this.playButton,
      button("Step", () => this.step(), { title: "One step of gradient descent." }),
      button("Reset", () => this.take({}), { title: "Back to the start, with the same draws." }),
      speed,
      labelled("compare two starts", "Two networks side by side, from the same seed and data, in step.", this.compare),
      ...this.choosers(),
      button("Copy this setup", () => this.copy(), { title: "A line of Python and a link with all these settings." }),
    );
    return box;
  }

  choosers() {
    const input = (name, tip) => {
      const made = make("input", { id: `${this.id}-${name}`, type: "number", min: name === "unit" ? 1 : 0, value: name === "unit" ? 1 : 0 });
      made.addEventListener("input", () => this.show(this.chosen()));
      this[name] = made;
      return labelled(name === "layer" ? "plane shows layer (0: the answer)" : "unit", tip, made);
    };
    return [input("layer", "0 shows the network\u2019s answer; a number, one unit of that layer."), input("unit", "Which unit of that layer the plane shows.")];
  }

  compared() {
    const [first] = this.settings.starts;
    return this.compare.checked ? [first, { ...first, gain: 10 * first.gain }] : [first];
  }

  /** Take on other settings. All but the learning rate begin anew, and may change the controls. */
  change(part) {
    this.settings = checked({ ...this.settings, ...part }, this.settings, this.names);
    const only = Object.keys(part);
    if (only.length !== 1 || only[0] !== "rate") {
      this.reset();
      this.build();
      this.about.textContent = "";
      this.copied.textContent = "";
    }
    if (this.onPage && this.settings.dataset !== OWN) history.replaceState(null, "", `#${toFragment(this.settings)}`);
    this.draw(true);
  }

  reset() {
    const { dataset, starts } = this.settings;
    this.runs = starts.map((_, which) => begin(this.settings, which, this.data[dataset], this.tests[dataset]));
    this.of = this.chosen();
  }

  /** Make the controls and the canvases anew; the keyboard and what was unfolded stay. */
  build() {
    const at = document.activeElement?.id;
    const open = [...this.controls.querySelectorAll("details")].map((each) => each.open);
    const change = (part) => this.change(part);
    const starts = this.settings.starts.map((_, which) => startControls(this.id, this.settings, which, change, open[which]));
    this.controls.replaceChildren(sharedControls(this.id, this.settings, this.names, change), ...starts);
    this.compare.checked = starts.length === 2;
    this.layer.max = this.settings.widths.length;
    this.unit.max = Math.max(...this.settings.widths);
    this.panels.replaceChildren(...starts.map((_, which) => this.panel(which)));
    keepKeys(this.el);
    if (at) this.el.querySelector(`#${CSS.escape(at)}`)?.focus();
  }

  panel(which) {
    const canvas = make("canvas", { className: "picture" });
    canvas.setAttribute("role", "img");
    canvas.addEventListener("pointermove", (event) => this.show(this.unitBelow(canvas, event)));
    canvas.addEventListener("pointerleave", () => this.show(this.chosen()));
    canvas.addEventListener("click", (event) => this.add(canvas, event));
    canvas.dataset.which = which;
    return canvas;
  }

  layout() {
    const { length } = this.settings.starts;
    const { clientWidth } = this.panels;
    const each = clientWidth >= 2 * NARROW ? clientWidth / length : clientWidth;
    return layoutOf(each - 8, this.settings.widths.length + 1);
  }

  unitBelow(canvas, event) {
    const at = this.layout();
    return unitAt(placeBelow(canvas, event, at), at, [2, ...this.settings.widths, 1]) ?? this.chosen();
  }

  /** Add a point of one's own where the plane was clicked. */
  add(canvas, event) {
    const at = this.layout(),
      data = this.data[this.settings.dataset];
    const point = pointAt(placeBelow(canvas, event, at), at, reachFor(data));
    if (!point) return;
    this.own.fill(data);
    this.own.add(...point);
  }

  /** The unit that the keyboard has chosen for the plane, or null for the network's answer. */
  chosen() {
    const [layer, unit] = [this.layer, this.unit].map((input) => Number(input.value) - 1);
    const whole = layer >= 0 && layer < this.settings.widths.length && unit >= 0 && unit < this.settings.widths[layer];
    return whole ? { layer, unit } : null;
  }

  show(of) {
    if (of?.layer === this.of?.layer && of?.unit === this.of?.unit) return;
    Object.assign(this, { of, due: 0 });
    this.draw(false);
  }

  draw(say) {
    const begun = performance.now(),
      fresh = say || this.frame >= this.due,
      at = this.layout();
    const { of, colours, small } = this;
    [...this.panels.children].forEach((canvas, which) => {
      canvas.style.width = `${at.width}px`;
      const others = this.runs[1 - which]?.costs ?? [];
      drawRun(canvas, this.runs[which], { at, of, fresh, rate: this.settings.rate, colours, small, others });
    });
    if (fresh) this.due = this.frame + Math.ceil(((performance.now() - begun) / FRAME) * PATIENCE);
    const several = this.runs.length > 1;
    this.summary.textContent = this.runs.map((run, which) => sentenceOf(run, several ? `${LETTERS[which]}: ` : "")).join(" ");
    // a screen reader announces one sentence a second, not sixty
    if (say || performance.now() - this.said > 1000) this.tell();
  }

  tell() {
    this.said = performance.now();
    this.spoken.textContent = this.summary.textContent;
    [...this.panels.children].forEach((canvas, which) => canvas.setAttribute("aria-label", inWords(this.runs[which], this.settings.rate)));
  }

  advance(count) {
    for (const run of this.runs) advance(run, this.settings.rate, count);
  }

  tick() {
    if (!this.playing) return;
    this.advance(this.speed);
    this.frame += 1;
    this.draw(false);
    this.el.dataset.frames = String(this.frame);
    if (this.runs.some((run) => Number.isFinite(run.cost))) requestAnimationFrame(() => this.tick());
    else this.play(false);
  }

  play(on) {
    this.playing = on;
    this.playButton.textContent = on ? "Pause" : "Play";
    if (on) requestAnimationFrame(() => this.tick());
    else this.draw(true);
  }

  step() {
    this.play(false);
    this.advance(1);
    this.draw(true);
  }

  copy() {
    const page = this.onPage ? location.href.split("#")[0] : "";
    const said = [toPython(this.settings), `${page}#${toFragment(this.settings)}`];
    this.copied.replaceChildren(make("code", { textContent: said[0] }), make("br"), make("code", { textContent: said[1] }));
    navigator.clipboard?.writeText(said.join("\n")).catch(() => {});
  }
}

function render({ model, el }) {
  const cockpit = new Cockpit(model, el);
  return () => cockpit.close();
}

export default { render };
