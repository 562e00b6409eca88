"""Files that learners and their tools have corrupted, each with the expected result.

A case takes the released notebook with `initialize_zeros` answered correctly, and corrupts the
file. It earns all the exercise's points, or none; `note` is a part of the note for review that a
person must find, "" if there is nothing to look at.
"""

import copy
import json
from collections.abc import Callable
from typing import NamedTuple

ANSWERED = "initialize_zeros"


class Case(NamedTuple):
    """One corrupted file: how, whether the work still earns its points, the note for review."""

    spoil: Callable[[dict], bytes]
    points: bool
    note: str = ""


def dumped(spoil):
    """Turn a change of the notebook into a change of the file."""

    def corrupted(notebook):
        changed = spoil(notebook)
        return json.dumps(notebook if changed is None else changed).encode()

    return corrupted


def marked(notebook, part):
    """Return the cells whose grade_id has this part."""
    marks = [(each, each["metadata"].get("nbgrader", {})) for each in notebook["cells"]]
    return [each for each, mark in marks if part in mark.get("grade_id", "")]


def answer(notebook):
    """Return the answered cell."""
    cells = marked(notebook, ANSWERED)
    return next(c for c in cells if c["metadata"]["nbgrader"]["grade_id"] == ANSWERED)


def without(part):
    @dumped
    def spoil(notebook):
        for each in marked(notebook, part):
            notebook["cells"].remove(each)

    return spoil


def encoded(encoding):
    return lambda notebook: json.dumps(notebook).encode(encoding)


@dumped
def windows_lines(notebook):
    answer(notebook)["source"] = answer(notebook)["source"].replace("\n", "\r\n")


@dumped
def passing_tests(notebook):
    for each in marked(notebook, f"{ANSWERED}-"):
        each["source"] = "1000.0"


@dumped
def more_points(notebook):
    answer(notebook)["source"] = "pass"
    for each in marked(notebook, f"{ANSWERED}-"):
        each["metadata"]["nbgrader"].update({"points": 1e9, "grade": True, "solution": True})


@dumped
def forged_tests(notebook):
    answer(notebook)["source"] = "pass"
    forged = copy.deepcopy(marked(notebook, f"{ANSWERED}-"))
    notebook["cells"] += [each | {"source": "pass"} for each in forged]


@dumped
def no_metadata(notebook):
    for each in notebook["cells"]:
        each["metadata"] = {}


@dumped
def list_metadata(notebook):
    for each in notebook["cells"]:
        each["metadata"] = [each["metadata"]]


@dumped
def same_ids(notebook):
    for each in notebook["cells"]:
        each["id"] = "same"


@dumped
def version_3(notebook):
    cells = [dict(each, input=each["source"]) for each in notebook["cells"]]
    for each in cells:
        del each["source"]
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}


@dumped
def text_cell(notebook):
    answer(notebook)["cell_type"] = "raw"


@dumped
def backwards(notebook):
    notebook["cells"].reverse()


@dumped
def twice(notebook):
    notebook["cells"].insert(3, copy.deepcopy(answer(notebook)) | {"source": "x = 1"})


@dumped
def huge_outputs(notebook):
    answer(notebook)["outputs"] = [{"output_type": "stream", "text": "x" * 10_000_000}]


@dumped
def many_cells(notebook):
    notebook["cells"] += [{"cell_type": "code", "source": "x", "metadata": {}}] * 5_000


@dumped
def wrong_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


@dumped
def null_kernel(notebook):
    notebook["metadata"]["kernelspec"] = None


CASES = {
    "untouched file": Case(encoded("utf-8"), True),
    "byte order mark": Case(encoded("utf-8-sig"), True),
    "utf-16": Case(encoded("utf-16"), True),
    "utf-32": Case(encoded("utf-32"), True),
    "windows line ends": Case(windows_lines, True),
    "null kernelspec": Case(null_kernel, True),
    "another kernel": Case(wrong_kernel, True),
    "duplicate cell ids": Case(same_ids, True),
    "nbformat 3": Case(version_3, True),
    "cells backwards": Case(backwards, True),
    "code turned raw": Case(text_cell, True),
    "ten megabytes of output": Case(huge_outputs, True),
    "five thousand cells": Case(many_cells, True, "the first 2,000 were read"),
    "test cells deleted": Case(without(f"{ANSWERED}-"), True),
    "set-up deleted": Case(without("setup"), True),
    "test cells rewritten": Case(passing_tests, True),
    "test cells worth more": Case(more_points, False),
    "test cells forged": Case(forged_tests, False),
    "answer twice": Case(twice, True, "2 times"),
    "metadata stripped": Case(no_metadata, True, "recognized by the name"),
    "metadata of another type": Case(list_metadata, True, "recognized by the name"),
    "answer deleted": Case(without(ANSWERED), False, "no cell `initialize_zeros`"),
    "another notebook": Case(
        lambda _: b'{"cells": [{"cell_type": "code", "source": "1"}]}', False, "no cell of this"
    ),
    "empty file": Case(lambda _: b"", False, "empty"),
    "half a file": Case(lambda notebook: json.dumps(notebook).encode()[:5_000], False, "not JSON"),
    "a zip": Case(lambda _: b"PK\x03\x04" + bytes(100), False, "not JSON"),
    "nested too deep": Case(lambda _: b"[" * 10**5, False, "too deep"),
    "a list": Case(lambda _: b"[]", False, "a JSON list"),
    "a web page": Case(lambda _: b"<!DOCTYPE html><html>", False, "not JSON"),
    "too large": Case(lambda _: b" " * 20_000_001, False, "at most 20,000,000"),
}
