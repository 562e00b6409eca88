"""Builds the course as web pages: the cockpit in front, and behind it the executed lessons.

python -m tools.site FOLDER [--as-they-are]

nbconvert executes and renders the lessons. A page has no kernel: widgets appear as the pictures
and the text that they have for that, and the cockpit, which needs none, as itself.
"""

import html
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import click
import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat import NotebookNode

from utils.live import page
from utils.widgets.questions import SEE_LIVE

ROOT = Path(__file__).parents[1]
#: Seconds for a cell; the slowest takes four.
PATIENCE = 300
#: What of an output is shown: first what needs no kernel.
SHOWN = ["text/html", "image/svg+xml", "image/png", "text/latex", "text/markdown", "text/plain"]
#: A text beside the lessons, which they link to.
LEDGER = "README.md"
_LINK = re.compile(r"\]\((?!https?:)([\w./-]+)\.(?:ipynb|md)(#[^)]*)?\)")
_SETUP = re.compile(f"<p>{SEE_LIVE.format('([^<]+)')}</p>")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--as-they-are", is_flag=True, help="Do not execute the lessons.")
def main(folder: Path, as_they_are: bool) -> None:
    """Build the pages into FOLDER."""
    for path in build(folder, execute=not as_they_are):
        click.echo(path)


def build(folder: Path, *, execute: bool) -> list[Path]:
    """Write the pages into a folder, with the assignments as files; return the pages' paths.

    Args:
        folder: made if it is missing; pages in it are replaced.
        execute: whether the lessons are executed first, which takes some minutes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "release", folder / "release", dirs_exist_ok=True)
    lessons = {}
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        lessons[write(folder, path.stem, notebook, execute=execute)] = title(notebook)
    ledger = ROOT / "notebooks" / LEDGER
    if ledger.exists():
        text = nbformat.v4.new_markdown_cell(ledger.read_text("utf-8"))
        notebook = nbformat.v4.new_notebook(cells=[text])
        lessons[write(folder, ledger.stem, notebook, execute=False)] = title(notebook)
    front = folder / "index.html"
    front.write_text(page.text(lessons), encoding="utf-8")
    return [front, *(folder / name for name in lessons)]


def title(notebook: NotebookNode) -> str:
    """Return a lesson's question, its first line."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def write(folder: Path, name: str, notebook: NotebookNode, *, execute: bool) -> str:
    """Write a page; return the name of its file."""
    made = folder / f"{name}.html"
    made.write_text(_as_page(notebook, name, execute), encoding="utf-8")
    return made.name


def _as_page(notebook, name, execute):
    if execute:
        runs = ExecutePreprocessor(timeout=PATIENCE, kernel_name="python3")
        runs.preprocess(notebook, {"metadata": {"path": str(ROOT / "notebooks")}})
    notebook.metadata.pop("widgets", None)  # with the widgets' state, a page would load them
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(_to_page, cell.source)
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata.transient = {"remove_source": True}  # as its TagRemovePreprocessor
    exporter = HTMLExporter(exclude_input_prompt=True, exclude_output_prompt=True)
    exporter.display_data_priority = SHOWN
    body, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": name}})
    return _SETUP.sub(_to_cockpit, body)


def _to_cockpit(found):
    """Return a link to the cockpit with the setup that a self-check names."""
    setup = quote(html.unescape(found[1]))
    return f'<p><a href="index.html#try={setup}">{SEE_LIVE.format(found[1])}</a></p>'


def _to_page(link):
    """Return a link to a lesson as one to its page; an assignment is a file in release/."""
    path, place = link[1], link[2] or ""
    if "/" in path:
        return f"]({path.removeprefix('../')}.ipynb{place})"
    return f"]({path}.html{place})"


if __name__ == "__main__":
    main()
