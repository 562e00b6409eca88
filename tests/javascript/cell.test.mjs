import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { line, write, written } = await load(["ask/cell.js"], ["line", "write", "written"]);

/** What cell.js needs of a page: a card in a cell, and the code cells after it with their editors. */
function page(...sources) {
  const cells = sources.map((source) => {
    const editor = {
      state: { doc: { length: source.length, toString: () => source } },
      dispatch({ changes }) {
        source = source.slice(0, changes.from) + changes.insert + source.slice(changes.to);
      },
    };
    const content = { cmTile: { root: { view: editor } } };
    return { editor, classList: { contains: () => true }, querySelector: () => content };
  });
  cells.forEach((cell, place) => { cell.nextElementSibling = cells[place + 1] ?? null; });
  const el = { closest: () => ({ nextElementSibling: cells[0] ?? null }) };
  return { el, texts: () => cells.map((cell) => cell.editor.state.doc.toString()) };
}

const ANSWERS = ["large", "", ["a", "b"], Array(), 0.25, -3, 1e-7];
for (const answer of ANSWERS) {
  test(`${JSON.stringify(answer)} is read back as it was written`, () => {
    const { el } = page('constant = ""');
    assert.equal(write(el, "constant", answer), true);
    assert.deepEqual(written(el, "constant"), answer);
  });
}

test("an answer is a line of Python", () => {
  assert.equal(line("moves", ["W1", "b1"]), 'moves = ["W1", "b1"]');
  assert.equal(line("fan_in", 0.05), "fan_in = 0.05");
});

test("comments stay, and what else the cell says goes", () => {
  const { el, texts } = page('# my reasons\nconstant = "x"\nprint(constant)');
  write(el, "constant", "still");
  assert.deepEqual(texts(), ['# my reasons\nconstant = "still"']);
});

test("single quotes are read as learners type them", () => {
  assert.deepEqual(written(page("moves = ['W1', 'b1']  # both").el, "moves"), ["W1", "b1"]);
});

test("only the cell of this name is written, and cells of other names are not", () => {
  const { el, texts } = page('other = ""', 'constant == 1', 'constant = ""');
  assert.equal(write(el, "constant", "still"), true);
  assert.deepEqual(texts(), ['other = ""', "constant == 1", 'constant = "still"']);
});

const ELSEWHERE = {
  "no cell": [],
  "other cells": ['constants = ""', "x = 1"],
};
for (const [what, sources] of Object.entries(ELSEWHERE)) {
  test(`with ${what} below nothing is written, and nothing is read`, () => {
    const { el, texts } = page(...sources);
    assert.equal(write(el, "constant", "still"), false);
    assert.equal(written(el, "constant"), null);
    assert.deepEqual(texts(), sources);
  });
}

for (const source of ["constant = choose()", "constant =", 'constant = "', "constant = None"]) {
  test(`${source} is no answer that a card has written`, () => {
    assert.equal(written(page(source).el, "constant"), null);
  });
}
