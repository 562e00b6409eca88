// The button below an exercise's card: its points, and the first cause that some are missing.
function render(context) {
  return grading(context, { label: "Grade this exercise", kind: "one", show: one });
}

function one(state) {
  const aside = state.notes.map((note) => make("p", { className: "aside", textContent: note }));
  return [...messages(state.row), ...aside];
}

export default widget(render);
