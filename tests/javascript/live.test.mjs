import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const NAMES = ["random", "matrices", "activations", "starts", "training", "measures", "settings", "runs", "theme", "pictures", "charts", "panel"];
const live = await load([...NAMES, "own_points"].map((name) => `live/${name}.js`));

const SETS = ["moons", "xor"];
const DEFAULT = live.checked({ dataset: "moons", activation: "tanh", widths: [4], rate: 1.2, seed: 0, starts: [{ rule: "normal", gain: 0.01 }] }, { starts: [] }, SETS);

/** A network of one hidden layer of two inputs and one output. */
const shallow = (W1, b1, W2) => ({ sizes: [2, b1.length, 1], W: [Float64Array.from(W1), Float64Array.from(W2)], b: [b1, [0]] });

test("numpy's first draws from seed 3", () => {
  const draw = live.standardNormal(3);
  const expected = [2.04091912, -2.55566503, 0.41809885, -0.56776961];
  expected.forEach((value) => assert.ok(Math.abs(draw() - value) < 1e-8));
});

for (const [activation, kinds] of Object.entries({ tanh: 1, sigmoid: 2, relu: 2 })) {
  test(`units with opposite signs are ${kinds} for ${activation}`, () => {
    assert.equal(live.distinctUnits(shallow([0.3, -0.2, -0.3, 0.2], [0.1, -0.1], [0.5, -0.5]), 0, activation), kinds);
  });
}

test("a unit with one sign changed is another unit", () => {
  assert.equal(live.distinctUnits(shallow([0.3, -0.2, -0.3, 0.2], [0.1, 0.1], [0.5, -0.5]), 0, "tanh"), 2);
});

test("copies count once, within the tolerance", () => {
  const net = shallow([1, 2, 1, 2, 1, 2.1], [0, 0, 0], [1, 1, 1]);
  assert.equal(live.distinctUnits(net, 0, "relu"), 2);
  assert.equal(live.distinctUnits(net, 0, "relu", 0.2), 1);
});

test("settings survive a link", () => {
  const starts = [{ rule: "he", gain: 2, gains: [1, 0.5, 1] }, { rule: "lsuv", gain: 1, gains: [1, 1, 1] }];
  const chosen = live.checked({ ...DEFAULT, dataset: "xor", widths: [8, 3], rate: 0.1, seed: 7, starts }, DEFAULT, SETS);
  assert.deepEqual(live.fromFragment(live.toFragment(chosen), DEFAULT, SETS), chosen);
});

for (const [what, fragment] of Object.entries({
    nothing: "",
    "no numbers": "rate=x&seed=y&widths=a,b&gain0=z&rule0=magic",
    "what is too large": `rate=1e9&seed=99999999&widths=${Array(31).fill(4)}&data=roses&g=cube`,
    "widths of 0 and 33": "widths=0,33",
    script: "data=<script>alert(1)</script>&rule0=<b>",
  })) {
  test(`a link with ${what} gives what is valid`, () => {
    const read = live.fromFragment(fragment, DEFAULT, SETS);
    assert.deepEqual({ ...read, starts: [] }, { ...DEFAULT, starts: [] });
    for (const { rule, gain, gains } of read.starts) {
      assert.ok(rule === "normal" && gain > 0 && gains.length === 2);
    }
  });
}

const PRESETS = { "dead ReLU": { about: "They die.", settings: { ...DEFAULT, activation: "relu", rate: 3 } } };
const asked = (link) => live.fromLink(link, DEFAULT, SETS, PRESETS);

test("a link names a preset, and may change it", () => {
  assert.deepEqual(asked("try=dead+ReLU"), { settings: PRESETS["dead ReLU"].settings, about: "They die." });
  assert.deepEqual(asked("try=dead%20ReLU&seed=7").settings, { ...PRESETS["dead ReLU"].settings, seed: 7 });
  assert.deepEqual(asked("seed=7"), { settings: { ...DEFAULT, seed: 7 }, about: "" });
});

for (const name of ["", "constructor", "dead relu"]) {
  test(`a link that asks for ${JSON.stringify(name)} is told what there is`, () => {
    const { settings, about } = asked(`try=${name}`);
    assert.deepEqual(settings, DEFAULT);
    assert.ok(about.includes(`\u201c${name}\u201d, expected one of: dead ReLU.`), about);
  });
}

test("two starts are named by what distinguishes them", () => {
  const start = { rule: "he", gain: 2, gains: [1, 1] };
  assert.deepEqual(live.differences([start, { ...start, gain: 0.1 }]), ["gain 2", "gain 0.1"]);
  assert.deepEqual(live.differences([start, { ...start, rule: "zeros", gains: [1, 5] }]), ["he, gains of the layers 1, 1", "zeros, gains of the layers 1, 5"]);
  assert.deepEqual(live.differences([start, start]), Array(2).fill("the same start as the other"));
});

test("a setup is a line of Python", () => {
  const starts = [{ rule: "he", gain: 2, gains: [1, 0.5] }, { rule: "zeros", gain: 1, gains: [1, 1] }];
  assert.equal(
    live.toPython({ ...DEFAULT, starts }),
    'live_network("moons", widths=[4], activation="tanh", rule="he", gain=2, gains=[1, 0.5], seed=0, learning_rate=1.2, compare=dict(rule="zeros", gain=1))',
  );
});

test("what saturates: where the derivative is below a tenth of its largest", () => {
  assert.equal(live.saturated([0, 0.94, 0.96, -0.99], "tanh"), 0.5);
  assert.equal(live.saturated([0.5, 0.97, 0.98, 0.01], "sigmoid"), 0.5);
  assert.equal(live.saturated([0, 5], "relu"), null);
});

test("a ReLU unit is dead when no point passes it", () => {
  assert.equal(live.dead([1, -1, -1, -1, 0, -2], 2, "relu"), 1);
  assert.equal(live.dead([-1, -1], 2, "tanh"), null);
});

test("an update without weights or gradients is 0, and never nan", () => {
  assert.equal(live.updateRatio([0, 0], [0, 0], 1), 0);
  assert.equal(live.updateRatio([1, 1], [0.5, 0.5], 0.1), 0.05);
  assert.equal(live.updateRatio([0, 0], [1, 1], 1), Infinity);
});

test("a histogram counts everything, also of equal values and of none that is finite", () => {
  assert.deepEqual([...live.histogram([-1, 0, 0.9, 5], 3, 1)], [1, 1, 2]);
  assert.deepEqual([...live.histogram([0, 0], 3, 0)], [0, 2, 0]);
});

test("costs over more than two decades get a log axis", () => {
  assert.equal(live.needsLog([0.7, 0.1]), false);
  assert.equal(live.needsLog([100, 0.5]), true);
  assert.equal(live.needsLog([]), false);
});

test("a long curve keeps its lowest and its highest cost, and the last", () => {
  const costs = Array.from({ length: 1000 }, (_, step) => (step === 501 ? 9 : step === 702 ? 0 : 1));
  const kept = live.thinned(costs, 100);
  assert.ok(kept.length <= 201);
  for (const step of [501, 702, 999]) assert.deepEqual(kept.filter(([at]) => at === step).at(-1), [step, costs[step]]);
  assert.deepEqual(kept.map(([step]) => step), kept.map(([step]) => step).toSorted((a, b) => a - b));
});

test("dead units are counted in the sentence about a run", () => {
  const settings = { widths: [2], activation: "relu", seed: 0, rate: 1, starts: [{ rule: "constant", gain: 1, gains: [1, 1] }] };
  const data = { X: Float64Array.of(-1, -1, -2, -1), Y: Float64Array.of(0, 1), m: 2 };
  assert.match(live.sentenceOf(live.begin(settings, 0, data, data), ""), /dead units: 2 of 2/);
});

test("a run stops where its cost is no number any more", () => {
  const data = live.asData([
    [1, 2, 0],
    [2, 1, 1],
    [-1, 0, 0],
    [0, 3, 1]
  ]);
  const settings = { ...DEFAULT, activation: "relu", widths: Array(6).fill(8), starts: [{ rule: "normal", gain: 1e4, gains: Array(7).fill(1) }] };
  const run = live.begin(settings, 0, data, data);
  live.advance(run, 1e3, 200);
  assert.ok(run.steps < 200);
  assert.ok(live.inWords(run, 1).length > 100);
});

for (const width of [200, 380, 700, 2000]) {
  for (const layers of [2, 31]) {
    test(`nothing overlaps in ${width} pixels with ${layers} layers`, () => {
      const at = live.layoutOf(width, layers);
      for (const box of [at.plane, at.net, at.costs, at.rows]) {
        assert.ok(box.x >= 0 && box.x + (box.width ?? box.size) <= at.width, JSON.stringify(at));
      }
      const left = [at.plane.x + at.plane.size, at.net.x + at.net.width, at.costs.x + at.costs.width];
      const below = [at.plane.y + at.plane.size, at.costs.y + at.costs.height];
      assert.ok(below.every((y) => at.rows.y >= y) || left.every((x) => at.rows.x >= x));
      assert.ok(at.costs.y >= at.net.y + at.net.height);
      assert.ok(at.height >= at.rows.y + 22 + layers * live.rowHeight(layers));
      assert.ok(below.every((y) => at.height >= y));
    });
  }
}

test("points of one's own: commas, blanks and empty lines", () => {
  const { points } = live.parsed("0.5, -1.2, 1\n\n  -1 2 0 \n3;4;1");
  assert.deepEqual(points, [
    [0.5, -1.2, 1],
    [-1, 2, 0],
    [3, 4, 1]
  ]);
  assert.equal(live.asText(live.asData(points)).split("\n").length, 3);
});

for (const [text, says] of Object.entries({
    "1, 2": "Line 1",
    "1, 2, 0\na, 2, 1": "Line 2",
    "1, 2, 3": "a label, 0 or 1",
    "1, 2, 0, 4": "Line 1",
    "1e9, 2, 0": "up to 1000",
    "1, 2, 0\n2, 3, 0": "one label only",
    "": "one label only",
  })) {
  test(`wrong points are named: ${JSON.stringify(text)}`, () => {
    assert.ok(live.parsed(text).trouble.includes(says));
  });
}
