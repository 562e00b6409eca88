// The panel at the end of an assignment.
function render(context) {
  return grading(context, { label: "Grade me", kind: "whole", show: whole });
}

export default widget(render);
