import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { load, UTILS } from "./load.mjs";

const DOM = "widgets/dom.js"; // comes before each, see `script` in utils/widgets/card.py
// Files that come before a widget's own, as its Python module joins them.
const BEFORE = {
  "ask/answering.js": ["ask/cell.js"],
  "grade_me/one.js": ["grade_me/grading.js"],
  "grade_me/panel.js": ["grade_me/grading.js", "grade_me/rows.js"],
  "live/cockpit.js": [
    "random", "matrices", "activations", "starts", "training", "measures", "settings", "runs", "theme", "pictures", "charts", "panel", "words", "controls", "bar", "own_points", "panels",
  ].map((name) => `live/${name}.js`),
};
const PARTS = [DOM, ...Object.values(BEFORE).flat()];
const FILES = globSync("**/*.js", { cwd: fileURLToPath(UTILS) }).filter((file) => !PARTS.includes(file));

test("there are modules", () => assert.ok(FILES.length > 5));

for (const file of FILES) {
  test(`${file} is a module with a render function, and touches no page when it is loaded`, async () => {
    const module = await load([DOM, ...(BEFORE[file] ?? []), file]);
    assert.equal(typeof module.default.render, "function");
  });
}
