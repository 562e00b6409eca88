"""A hostile class whose tests run together with its code: nobody but each cheat is touched."""

import pytest

from autograder.engine.engine import Engine
from autograder.model import Limits
from autograder.sandbox import probes
from tests.attacks import blast, hostile_class, plain_lab
from tests.attacks.hostile_class import Stage
from tests.support.plain_notebooks import notebook, plain, run, solution, visible

#: Numbers of processes and groups are those of the learner's own namespace, where it may use them;
#: shared memory is a folder of its own.
OWN = ("signal another process", "signal its guardian", "start a process", "start a program",
       "write to shared memory")  # fmt: skip
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


def test_a_hostile_class_touches_nobody_and_is_told_nothing(tmp_path):
    stage = Stage(tmp_path, source=plain_lab.source())
    graded = blast.spared(stage, hostile_class.crowded(hand_in=plain_lab.handed_in))
    assert all("ran together" in each for each in blast.isolations(graded))
    shown = {who: str([cell.get("outputs") for cell in each.notebook.cells])
             for who, each in graded.notebooks.items()}  # fmt: skip
    told = [who for who, each in graded.notebooks.items()
            if plain_lab.SECRET in shown[who] + str(each.report)]  # fmt: skip
    assert told == []
    assert plain_lab.SECRET not in graded.said


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
