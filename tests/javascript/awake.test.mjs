import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

globalThis.KERNEL_GONE = "the kernel is gone"; // `script` in utils/widgets/card.py puts it first
globalThis.document = { createElement: () => ({ setAttribute() {}, textContent: "" }) };
const { awake } = await load(["widgets/dom.js"], ["awake"]);

/** A model that calls back as a widget's does. */
function model() {
  const calls = new Map();
  return {
    on: (name, call) => calls.set(name, call),
    off: (name) => calls.delete(name),
    trigger: (name) => calls.get(name)?.(),
    calls,
  };
}

test("a widget whose kernel is gone says so, once it has been shown", () => {
  const made = model();
  const shown = [];
  let ended = 0;
  const end = awake(() => () => (ended += 1)).render({ model: made, el: { append: (...parts) => shown.push(...parts) } });
  assert.equal(shown.at(-1).textContent, "");
  made.trigger("comm_live_update");
  assert.equal(shown.at(-1).textContent, "the kernel is gone");
  end();
  assert.deepEqual([made.calls.size, ended], [0, 1]);
});

test("a widget that has nothing to end ends too", () => {
  awake(() => undefined).render({ model: model(), el: { append() {} } })();
});
