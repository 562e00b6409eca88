import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

globalThis.KERNEL_GONE = "the kernel is gone"; // `script` in utils/widgets/card.py puts it first
globalThis.document = { createElement: () => ({ setAttribute() {}, textContent: "" }) };
const { awake } = await load(["widgets/dom.js"], ["awake"]);

/** ipywidgets' model, and anywidget's, which hands on nothing: as when it was loaded too late. */
class Model {
  heard = [];

  _handle_comm_msg(message) {
    this.heard.push(message);
  }
}

class Deaf extends Model {
  comm = {
    on_msg: (call) => {
      this.answer = call;
    },
  };

  _handle_comm_msg() {}
}

/** A model as anywidget hands it to a module. */
function model(real = new Deaf()) {
  const calls = new Map();
  return {
    on: (name, call) => calls.set(name, call),
    off: (name) => calls.delete(name),
    get: () => undefined,
    set: (name) => calls.get(`change:${name}`)?.(real),
    trigger: (name) => calls.get(name)?.(),
    calls,
  };
}

const el = { append() {} };

test("a widget that is drawn hears its kernel, however long it took to load", () => {
  const real = new Deaf();
  awake(() => undefined).render({ model: model(real), el });
  real.answer("an answer");
  assert.deepEqual(real.heard, ["an answer"]);
});

test("a page whose models have no kernel, or are made otherwise, is drawn", () => {
  for (const real of [{}, Object.create(null), new Model()]) {
    awake(() => undefined).render({ model: model(real), el });
  }
});

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
  awake(() => undefined).render({ model: model(), el })();
});
