"""The cockpit as one page that needs nothing else: its script, its data and its style inside."""

import base64
import html
import json
from collections.abc import Mapping
from pathlib import Path

from utils.live import setup, widget

TITLE = "How should a network start? The initialization cockpit"
_BYTES = ("data", "tests")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{
  margin: 0 auto; max-width: 100em; padding: 0.6em;
  color: var(--jp-ui-font-color1, #1a1a1a); background: var(--jp-layout-color0, #fff);
  font-family: system-ui, sans-serif;
}}
body[data-jp-theme-light="false"] {{
  --jp-layout-color0: #121417; --jp-layout-color2: #2b3036; --jp-border-color1: #5b636b;
  --jp-ui-font-color1: #e8eaed; --jp-ui-font-color2: #b4bac0;
  color-scheme: dark;
}}
h1 {{ margin: 0.2em 0; font-size: 1.6em; }}
h1 + p {{ margin: 0.3em 0; }}
body[data-jp-theme-light="false"] a {{ color: #8ab4f8; }}
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>Choose how the weights start, press Play, and watch each layer. Everything runs in this page.</p>
<div id="cockpit"></div>
{lessons}</main>
<script id="given" type="application/json">{given}</script>
<script type="module">
// the page is dark where the system is, and says so as JupyterLab does
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => (document.body.dataset.jpThemeLight = String(!dark.matches));
dark.addEventListener("change", follow);
follow();
const given = JSON.parse(document.getElementById("given").textContent);
const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
for (const name of ["data", "tests"]) {{
  for (const [key, text] of Object.entries(given[name])) given[name][key] = bytes(text);
}}
given.colours = bytes(given.colours);
const model = {{ get: (name) => given[name], set() {{}}, on() {{}}, save_changes() {{}} }};
{script}
render({{ model, el: document.getElementById("cockpit") }});
</script>
</body>
</html>
"""


def text(lessons: Mapping[str, str] | None = None) -> str:
    """Return the page.

    Args:
        lessons: the titles of the lessons by the addresses of their pages, to be linked to.
    """
    chosen = setup.settings("moons", [8, 8], "tanh", 0, 0.3, [{"rule": "xavier", "gain": 1.0}])
    made = widget.made(chosen)
    return _PAGE.format(
        title=html.escape(TITLE),
        lessons=_list_of(lessons or {}),
        style=made._css,
        given=json.dumps(_given(made)).replace("</", "<\\/"),
        script=made._esm.replace("export default { render };", "").replace("export ", ""),
    )


def write(path: Path) -> None:
    """Write the page to a file, whose folder must exist."""
    path.write_text(text(), encoding="utf-8")


def _list_of(lessons):
    items = [
        f'<li><a href="{html.escape(address)}">{html.escape(title)}</a></li>\n'
        for address, title in lessons.items()
    ]
    return f"<h2>The lessons</h2>\n<ul>\n{''.join(items)}</ul>\n" if items else ""


def _given(made):
    given = {name: getattr(made, name) for name in ("settings", "presets", "preset", *_BYTES)}
    for name in _BYTES:
        given[name] = {key: _in_base64(value) for key, value in given[name].items()}
    return given | {"colours": _in_base64(made.colours), "alone": True}


def _in_base64(data):
    return base64.b64encode(data).decode("ascii")
