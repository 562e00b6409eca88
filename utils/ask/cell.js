// The answer cell of a question: the code cell below its card that assigns the answer's name.
//
// The cell's own text is the one place where an answer is kept: it is saved, handed in and graded.
// JupyterLab and Notebook 7 edit it with CodeMirror 6, which keeps its editor on the element that
// it draws in, where `EditorView.findFromDOM` reads it too. Elsewhere (VS Code, Colab) a widget sees
// no cell; then nothing is found, and the card says what to type.
const NEAR = 4;

function editorIn(cell) {
  const content = cell.querySelector(".jp-InputArea-editor .cm-content");
  return content?.cmTile?.root?.view ?? content?.cmView?.rootView?.view ?? null;
}

function textOf(editor) {
  return editor.state.doc.toString();
}

function answerCell(el, name) {
  const assigns = new RegExp(`^${name}\\s*=(?!=)`, "m");
  let cell = el.closest(".jp-Cell");
  for (let step = 0; step < NEAR && (cell = cell?.nextElementSibling); step += 1) {
    const editor = editorIn(cell);
    if (!editor || !cell.classList.contains("jp-CodeCell")) continue;
    if (assigns.test(textOf(editor)) || !textOf(editor).trim()) return editor;
  }
  return null;
}

// The answer in the cell, or null if a card could not have written it.
function written(el, name) {
  const editor = answerCell(el, name);
  const found = editor && textOf(editor).match(new RegExp(`^${name}\\s*=\\s*([^#]*)`, "m"));
  try {
    return JSON.parse(found[1].replaceAll("'", '"'));
  } catch {
    return null;
  }
}

// Replaces the cell's code by `name = answer` and keeps its comments. Returns false without a cell.
function write(el, name, answer) {
  const editor = answerCell(el, name);
  if (!editor) return false;
  const comments = textOf(editor).split("\n").filter((line) => line.startsWith("#"));
  const insert = [...comments, line(name, answer)].join("\n");
  if (insert !== textOf(editor)) {
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert } });
  }
  return textOf(editor) === insert;
}

// Words, lists of words and numbers are written in Python as in JSON.
function line(name, answer) {
  return `${name} = ${JSON.stringify(answer).replaceAll('","', '", "')}`;
}
