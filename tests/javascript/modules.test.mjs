import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "node:test";

import { load, UTILS } from "./load.mjs";

const DOM = "widgets/dom.js"; // comes before each, see `script` in utils/widgets/card.py
const CELL = "ask/cell.js"; // comes before answering.js, see utils/ask/widget.py
const FILES = globSync("**/*.js", { cwd: fileURLToPath(UTILS) }).filter((file) => ![DOM, CELL].includes(file));

test("there are modules", () => assert.ok(FILES.length > 5));

for (const file of FILES) {
  test(`${file} is a module with a render function, and touches no page when it is loaded`, async () => {
    const module = await load(file === "ask/answering.js" ? [DOM, CELL, file] : [DOM, file]);
    assert.equal(typeof module.default.render, "function");
  });
}
