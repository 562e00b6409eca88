import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { distinctUnits } = await load(["live/arithmetic.js"]);

const MIRRORED = { n_h: 2, W1: [0.3, -0.2, -0.3, 0.2], b1: [0.1, -0.1], W2: [0.5, -0.5] };

const KINDS = { tanh: 1, sigmoid: 2, relu: 2 };
for (const [activation, kinds] of Object.entries(KINDS)) {
  test(`units with opposite signs are ${kinds} for ${activation}`, () => {
    assert.equal(distinctUnits(MIRRORED, activation), kinds);
  });
}

test("a unit with one sign changed is another unit", () => {
  assert.equal(distinctUnits({ ...MIRRORED, b1: [0.1, 0.1] }, "tanh"), 2);
});

test("copies count once, within the tolerance", () => {
  const net = { n_h: 3, W1: [1, 2, 1, 2, 1, 2.1], b1: [0, 0, 0], W2: [1, 1, 1] };
  assert.equal(distinctUnits(net, "relu"), 2);
  assert.equal(distinctUnits(net, "relu", 0.2), 1);
});
