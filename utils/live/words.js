// What the cockpit's words mean, for whoever has seen one lecture.

const WORDS = {
  "A, dZ, dW": "the activations of a layer, and the gradients of the cost with respect to its sums Z = W A + b and to its weights; each histogram has 0 in the middle, and heights that grow like the square root of the counts",
  rms: "the root of the mean square: the typical size",
  saturated: "the share of activations where tanh or sigmoid is flat: the slope is below a tenth of its largest; a start with many learns slowly, while units of a trained network may be there for good reason",
  dead: "how many ReLU units give 0 for every point, so that no gradient passes them",
  update: "how large one step is, compared with the weights",
  "ln 2": "0.69, the cost of a network that answers one half everywhere; a cost near it says that nothing is learned yet, whatever the share of right answers",
  "blue, orange": "low and high: the labels 0 and 1, negative and positive weights; the surface goes from blue to yellow",
  lines: "in the plane, each line in the colour of a unit of layer 1 is where that unit gives 0",
  gain: "multiplies all weights that the rule draws; a gain of one layer multiplies it once more",
  normal: "standard deviation 1, times the gain",
  "lecun, for tanh": "standard deviation \u221a(1 / inputs of the unit)",
  "xavier, for tanh": "\u221a(2 / (inputs + outputs))",
  "he, for relu": "\u221a(2 / inputs)",
  orthogonal: "like lecun, but no direction is stretched more than another",
  lsuv: "orthogonal, then each layer is divided by what it measures on the points, so that Z has size 1",
  gelu: "a smooth relu",
};

function glossary() {
  const box = make("details", { className: "words" });
  const list = make("dl");
  for (const [word, meaning] of Object.entries(WORDS)) list.append(make("dt", { textContent: word }), make("dd", { textContent: meaning }));
  box.append(make("summary", { textContent: "what the words mean" }), list);
  return box;
}
