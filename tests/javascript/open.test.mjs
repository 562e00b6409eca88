import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { open } = await load(["widgets/dom.js"], ["open"]);

test("an answer opens its own link once, and an answer that nobody asked for opens nothing", async () => {
  const heard = new Set();
  const opened = [];
  const rendermime = {
    createModel: ({ data }) => data["text/html"],
    createRenderer: () => ({
      async renderModel(html) {
        this.node = { click: () => opened.push(html) };
      },
    }),
  };
  const model = {
    widget_manager: { rendermime },
    on: (_, call) => heard.add(call),
    off: (_, call) => heard.delete(call),
    send() {},
  };
  const place = {
    replaceChildren(node) {
      this.node = node;
    },
    querySelector() {
      return this.node;
    },
  };
  const answer = (link) => Promise.all([...heard].map((call) => call({ link })));
  await answer("before");
  open(model, place, "open");
  await answer("mine");
  await answer("again");
  assert.deepEqual([opened, heard.size], [
    ["mine"], 0
  ]);
});
