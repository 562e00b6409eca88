"""Formats the course's JavaScript: python -m tools.format_javascript [--check]."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import jsbeautifier

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("utils", "tests/javascript")


def formatted(source: str) -> str:
    """Return JavaScript in the course's format."""
    options = jsbeautifier.default_options()
    options.indent_size = 2
    options.wrap_line_length = 0  # ruff's 100 columns would break template literals
    options.brace_style = "collapse,preserve-inline"
    options.operator_position = "preserve-newline"
    options.end_with_newline = True
    return jsbeautifier.beautify(source, options)


def files() -> Iterator[Path]:
    """Return the files that are written by hand."""
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.js"))
        yield from sorted((ROOT / folder).rglob("*.mjs"))


def misformatted() -> list[Path]:
    """Return the files that are not in the course's format."""
    sources = {path: path.read_text("utf-8") for path in files()}
    return [path for path, source in sources.items() if formatted(source) != source]


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail if a file is not formatted.")
def main(check: bool) -> None:
    """Write each file in the course's format, and name those that were not."""
    wrong = misformatted()
    for path in wrong:
        click.echo(path.relative_to(ROOT))
        if not check:
            path.write_text(formatted(path.read_text("utf-8")), "utf-8")
    sys.exit(bool(wrong) and check)


if __name__ == "__main__":
    main()
