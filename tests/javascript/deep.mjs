// Trains a deep network as the cockpit does: settings on standard input, what came of it as JSON.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const FILES = ["random", "matrices", "activations", "starts", "training"].map((name) => `live/${name}.js`);
const live = await load(FILES);
const { settings, points, labels, steps, rate } = JSON.parse(readFileSync(0, "utf-8"));
const m = labels.length;
const X = Float64Array.from(points),
  Y = Float64Array.from(labels);
const net = live.start(settings, { X, m });
const begin = net.W.map((W) => [...W]);
const work = live.workspace(net, m);
const costs = [];
let accuracy = 0;
for (let step = 0; step <= steps; step += 1) {
  live.forward(net, X, settings.activation, work);
  const judged = live.judge(work, Y);
  costs.push(judged.cost);
  accuracy = judged.accuracy;
  if (step === steps) break;
  live.backward(net, X, Y, settings.activation, work);
  live.descend(net, work, rate);
}
console.log(JSON.stringify({ begin, costs, accuracy, W: net.W.map((W) => [...W]), b: net.b.map((b) => [...b]) }));
