"""A hostile class whose tests run together with its code: nobody but each cheat is touched."""

import pytest

from autograder.engine.engine import Engine
from autograder.model import Limits
from autograder.sandbox import probes
from tests.attacks import blast, hostile_class, lab
from tests.attacks.hostile_class import Stage
from tests.support.plain_notebooks import hidden, marked, notebook, plain, run, solution, visible

SECRET = "secret_4712_of_the_test"
ANSWER = "def {name}(*arguments, **keywords):\n    return '{name}', len(arguments)"
TEST = "expected = '{secret}'\nassert {name}(expected) == ('{name}', 1), 'not the name'"
#: Numbers of processes and groups are those of the learner's own namespace, where it may use them.
OWN = ("signal another process", "signal its guardian", "start a process", "start a program")
REACHED = """
import os, subprocess, sys
def reached(attempt):
    nothing = dict.fromkeys(("stdout", "stderr"), subprocess.DEVNULL)
    return not subprocess.run([sys.executable, "-c", attempt], **nothing).returncode
attempts = {attempts!r}
print([what for what, attempt in attempts.items() if reached(attempt)])
own = ["os.kill(0, 0)", "os.kill(-1, 0)", "os.setsid()", "os.setpgid(0, 0)",
       "os.execv('/scratch/mine', ['mine'])", "os.memfd_create('x')"]
with open("/scratch/mine", "wb") as file:
    file.write(open("/bin/true", "rb").read())
os.chmod("/scratch/mine", 0o755)
print([each for each in own if reached("import os; " + each)])
print(reached("import os; os._exit(0)"))
"""


def source():
    """Return an ordinary notebook with the names of the lab, in which attacks are written."""
    cells = [plain("import os\nimport numpy as np")]
    for name in lab.TESTED:
        cells.append(solution(name, marked(ANSWER.format(name=name))))
        cells.append(hidden(f"{name}-test", TEST.format(name=name, secret=SECRET)))
    return notebook(*cells)


def handed_in(cells):
    """Return the solved notebook but for these cells, by exercise or as extra cells."""
    made = source()
    own = [plain(text) for place, text in cells.items() if place not in lab.TESTED]
    for cell in made.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = cells.get(name, cell.source)
    made.cells[1:1] = own
    return made


def test_a_hostile_class_touches_nobody_and_is_told_nothing(tmp_path):
    stage = Stage(tmp_path, source=source())
    graded = blast.spared(stage, hostile_class.crowded(hand_in=handed_in))
    assert all("ran together" in each for each in blast.isolations(graded))
    shown = {who: str([cell.get("outputs") for cell in each.notebook.cells])
             for who, each in graded.notebooks.items()}  # fmt: skip
    told = [who for who, each in graded.notebooks.items()
            if SECRET in shown[who] + str(each.report)]  # fmt: skip
    assert told == []
    assert SECRET not in graded.said


def test_a_program_reaches_nothing_else():
    attempts = {what: text for what, text in probes.ATTEMPTS.items()
                if what not in (*OWN, *probes.WATCHED, "take memory without end")}  # fmt: skip
    made = notebook(
        solution("f", "f = 1"), visible("t", "assert f == 1"),
        plain(REACHED.format(attempts=attempts)),
    )  # fmt: skip
    with Engine(sandbox=True) as engine:
        if "bubblewrap" not in engine.isolation:
            pytest.skip("no program starts behind this wall")
        done = run(made, engine, limits=Limits(call_seconds=100, total_seconds=200))
    assert done.notebook.cells[2].outputs[0].text.splitlines() == ["[]", "[]", "True"]
