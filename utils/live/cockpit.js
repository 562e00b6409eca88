// The initialization cockpit: its settings and its loop of steps and pictures.
// widget.py joins it to the files that it uses.

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
    Object.assign(this, { playing: false, said: 0, speed: 1, of: null });
    this.assemble();
    this.begin(model.get("preset"));
  }

  assemble() {
    this.panels = new Panels((of) => this.show(of ?? this.chosen()), (pointAt) => this.add(pointAt));
    Object.assign(this, { controls: make("div", { className: "settings" }), more: make("div", { className: "more" }), about: liveNote(), copied: liveNote() });
    Object.assign(this, { summary: make("p", { className: "note summary" }), spoken: Object.assign(liveNote(), { className: "spoken" }) });
    this.el.classList.add("course-card", "live");
    this.own = ownPoints(this.id, (data) => this.take({ dataset: this.with(data) }));
    this.bar = this.buttons(); // before `reset` asks which unit is chosen
    const tried = tries(this.presets, (name) => this.take(this.presets[name].settings, this.presets[name].about));
    this.more.append(this.own.box, glossary());
    this.el.append(tried, this.controls, this.more, this.about, this.bar.box, this.panels.box, this.summary, this.spoken, this.copied);
  }

  /** Show the first picture: of the link on a page, else of the settings and the preset they are. */
  begin(preset) {
    this.ends = [whenThemed(() => this.draw(false))];
    this.reset();
    this.build();
    this.about.textContent = this.presets[preset]?.about ?? "";
    const sized = new ResizeObserver(() => this.draw(false));
    sized.observe(this.panels.box);
    this.ends.push(() => sized.disconnect());
    this.listen();
    if (this.onPage) this.follow();
    this.draw(true);
  }

  /** Load the setup that a self-check on the page asks for, if this is in view, and go there. */
  listen() {
    const heard = (event) => {
      const preset = this.presets[event.detail];
      if (event.defaultPrevented || !preset || this.el.getClientRects().length === 0) return;
      event.preventDefault();
      this.take(preset.settings, preset.about);
      this.el.scrollIntoView();
      this.bar.play.focus({ preventScroll: true });
    };
    window.addEventListener("live-network-try", heard);
    this.ends.push(() => window.removeEventListener("live-network-try", heard));
  }

  /** Apply the settings in the page's address, now and when a link changes it. */
  follow() {
    const read = () => {
      const { settings, about } = fromLink(location.hash.slice(1), this.settings, this.names, this.presets);
      this.play(false);
      this.adopt(settings);
      this.about.textContent = about;
      this.draw(true);
    };
    if (location.hash.length > 1) read();
    window.addEventListener("hashchange", read);
    this.ends.push(() => window.removeEventListener("hashchange", read));
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
    for (const end of this.ends) end();
  }

  take(settings, about = this.about.textContent) {
    this.play(false);
    this.change(settings);
    this.about.textContent = about;
  }

  buttons() {
    return buttonBar(this.id, {
      speed: (value) => (this.speed = value),
      play: () => this.play(!this.playing),
      step: () => this.step(),
      reset: () => this.take({}),
      compare: () => this.change({ starts: this.compared() }),
      choose: () => this.show(this.chosen()),
      copy: () => this.copy(),
    });
  }

  compared() {
    const [first] = this.settings.starts;
    return this.bar.compare.checked ? [first, { ...first, gain: 10 * first.gain }] : [first];
  }

  /** Apply other settings. All but the learning rate restart the runs, and may change the controls. */
  change(part) {
    const settings = checked({ ...this.settings, ...part }, this.settings, this.names);
    const only = Object.keys(part);
    if (only.length === 1 && only[0] === "rate") this.settings = settings;
    else this.adopt(settings);
    this.about.textContent = ""; // of a preset, which these settings no longer are
    if (this.onPage && this.settings.dataset !== OWN) history.replaceState(null, "", `#${toFragment(this.settings)}`);
    this.draw(true);
  }

  adopt(settings) {
    this.settings = settings;
    this.reset();
    this.build();
    this.copied.textContent = "";
  }

  reset() {
    const { dataset, starts } = this.settings;
    this.runs = starts.map((_, which) => begin(this.settings, which, this.data[dataset], this.tests[dataset]));
    this.of = this.chosen();
  }

  /** Rebuild the controls and the pictures; the keyboard and what was unfolded stay. */
  build() {
    const at = document.activeElement?.id;
    const open = [...this.controls.querySelectorAll("details")].map((each) => each.open);
    const change = (part) => this.change(part);
    const starts = this.settings.starts.map((_, which) => startControls(this.id, this.settings, which, change, open[which]));
    this.controls.replaceChildren(sharedControls(this.id, this.settings, this.names, change), ...starts);
    this.bar.compare.checked = starts.length === 2;
    this.bar.layer.max = this.settings.widths.length;
    this.bar.unit.max = Math.max(...this.settings.widths);
    if (Number(this.bar.layer.value) > this.settings.widths.length) this.bar.layer.value = 0;
    this.panels.build(this.settings);
    keepKeys(this.el);
    if (at) this.el.querySelector(`#${CSS.escape(at)}`)?.focus();
  }

  /** Add a point of one's own where the plane was clicked. */
  add(pointAt) {
    const data = this.data[this.settings.dataset];
    const point = pointAt(reachFor(data));
    if (!point) return;
    this.own.fill(data);
    this.own.add(...point);
  }

  /** The unit that the keyboard has chosen for the plane, or null for the network's answer. */
  chosen() {
    const [layer, unit] = [this.bar.layer, this.bar.unit].map((input) => Number(input.value) - 1);
    const whole = layer >= 0 && layer < this.settings.widths.length && unit >= 0 && unit < this.settings.widths[layer];
    return whole ? { layer, unit } : null;
  }

  show(of) {
    if (of?.layer === this.of?.layer && of?.unit === this.of?.unit) return;
    this.of = of;
    this.panels.due = 0;
    this.draw(false);
  }

  draw(say) {
    const { of, colours } = this;
    this.panels.draw(this.runs, say, { of, colours, rate: this.settings.rate });
    this.summary.textContent = this.runs.map((run, which) => sentenceOf(run, nameOf(this.runs, which))).join(" ");
    // a screen reader announces one sentence a second, not sixty
    if (say || performance.now() - this.said > 1000) this.tell();
  }

  tell() {
    this.said = performance.now();
    this.spoken.textContent = this.summary.textContent;
    this.panels.tell(this.runs, this.settings.rate);
  }

  advance(count) {
    for (const run of this.runs) advance(run, this.settings.rate, count);
  }

  tick() {
    if (!this.playing) return;
    this.advance(this.speed);
    this.panels.frame += 1;
    this.draw(false);
    this.el.dataset.frames = String(this.panels.frame);
    if (this.runs.some((run) => Number.isFinite(run.cost))) requestAnimationFrame(() => this.tick());
    else this.play(false);
  }

  play(on) {
    this.playing = on;
    this.bar.play.textContent = on ? "Pause" : "Play";
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
