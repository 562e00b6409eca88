// The pictures of one or two starts: where they stand, what the mouse does in them, their names.

const PATIENCE = 4; // a surface is computed once in so many times as long as it takes
const FRAME = 16; // milliseconds

class Panels {
  /** `over` is called with the unit below the mouse, or null; `clicked` with a point of the plane. */
  constructor(over, clicked) {
    Object.assign(this, { box: make("div", { className: "panels" }), small: make("canvas"), over, clicked, frame: 0, due: 0 });
  }

  get canvases() {
    return [...this.box.querySelectorAll("canvas")];
  }

  /** Rebuild the pictures; two have a name each, and what distinguishes them. */
  build({ starts, widths }) {
    this.sizes = [2, ...widths, 1];
    const captions = starts.length === 2 ? differences(starts).map((own, which) => `${STARTS[which]}: ${own}`) : [""];
    this.box.replaceChildren(...captions.map((caption) => this.figure(caption)));
  }

  figure(caption) {
    const figure = make("figure");
    const canvas = make("canvas", { className: "picture" });
    canvas.setAttribute("role", "img");
    canvas.addEventListener("pointermove", (event) => this.over(this.unitBelow(canvas, event)));
    canvas.addEventListener("pointerleave", () => this.over(null));
    canvas.addEventListener("click", (event) => this.clicked((reach) => pointAt(placeBelow(canvas, event, this.layout()), this.layout(), reach)));
    figure.append(make("figcaption", { textContent: caption }), canvas);
    return figure;
  }

  layout() {
    const { clientWidth } = this.box;
    const each = clientWidth >= 2 * NARROW ? clientWidth / this.box.children.length : clientWidth;
    return layoutOf(each - 8, this.sizes.length - 1);
  }

  unitBelow(canvas, event) {
    const at = this.layout();
    return unitAt(placeBelow(canvas, event, at), at, this.sizes);
  }

  /** Draw the runs; slow surfaces are recomputed only now and then, or if `say`. */
  draw(runs, say, { of, rate, colours }) {
    const begun = performance.now(),
      fresh = say || this.frame >= this.due,
      at = this.layout();
    this.canvases.forEach((canvas, which) => {
      canvas.parentElement.style.width = `${at.width}px`; // a long caption wraps
      const others = runs[1 - which]?.costs ?? [];
      drawRun(canvas, runs[which], { at, of, fresh, rate, colours, small: this.small, others, other: runs.length === 2 ? STARTS[1 - which] : "" });
    });
    if (fresh) this.due = this.frame + Math.ceil(((performance.now() - begun) / FRAME) * PATIENCE);
  }

  /** Give each picture its description. */
  tell(runs, rate) {
    this.canvases.forEach((canvas, which) => canvas.setAttribute("aria-label", inWords(runs[which], rate, nameOf(runs, which))));
  }
}

/** What a sentence about one of two runs begins with. */
const nameOf = ({ length }, which) => (length === 2 ? `${STARTS[which]}: ` : "");
