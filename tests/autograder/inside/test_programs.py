"""Programs that a notebook starts: they run where tests run together, else it says why not."""

import psutil
import pytest

from autograder.engine.engine import Engine
from autograder.sandbox import choose
from tests.support.plain_notebooks import messages, notebook, plain, points, run, solution, visible

WORDS = "no other program can be started"
STARTED = {
    "files = !echo one two | tr ' ' '\\n'\nprint(files, files.n)": "['one', 'two'] one\ntwo",
    "word = 'x'\n!echo {word} $word; false\nprint(_exit_code)": "x x\n1",
    "%%bash\necho bash": "bash",
    "import subprocess, sys\n"
    "print(subprocess.check_output([sys.executable, '-c', 'print(6 * 7)']).decode())": "42",
    "import subprocess\ntry:\n    subprocess.run(['sleep', '9'], timeout=0.1)\n"
    "except subprocess.TimeoutExpired as error:\n    print('late')": "late",
    "import os\nprint(os.popen('echo out').read())": "out",
}
TEST = "import subprocess\nassert subprocess.check_output(['echo', 'x']) == b'x\\n'"


@pytest.fixture(scope="module")
def graded():
    """Run cells behind a wall; each wall is put up once."""
    engines = {}

    def graded(wall, cells, way="together"):
        if wall not in engines:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(choose.WALL, wall)
                engines[wall] = Engine(sandbox=True).start()
        source = notebook(solution("f", "f = 1"), visible("t", TEST), *map(plain, cells), way=way)
        return run(source, engines[wall])

    yield graded
    for each in engines.values():
        each.close()


def test_together_they_start(graded):
    done = graded("namespaces", STARTED)
    assert points(done) == {"t": 2}, messages(done)
    shown = {cell.source: str(cell.outputs[0].get("text", cell.outputs[0])).strip()
             for cell in done.notebook.cells[2:]}  # fmt: skip
    assert shown == STARTED
    assert done.review == []


def test_where_the_wall_lets_none_start_it_says_so_once_for_review(graded):
    done = graded("landlock", STARTED)
    assert points(done) == {"t": 0} and WORDS in messages(done)["t"]
    told = [str(cell.outputs) for cell in done.notebook.cells[2:]]
    assert [each for each in told if WORDS not in each and "late" not in each] == []
    (note,) = done.review
    assert note.startswith("cell [2] tried to start another program") and "by hand" in note


def test_processes_share_memory_that_is_limited_and_that_nobody_else_finds(graded):
    files = "len(os.listdir('/dev/shm'))"
    shared = (
        f"import os, multiprocessing\nprint({files})\n"
        "with multiprocessing.get_context('fork').Pool(2) as pool:\n"
        "    print(pool.map(abs, [-1, 2]))\n"
        "try:\n"
        "    for n in range(9): open(f'/dev/shm/{n}', 'wb').write(bytes(2**22))\n"
        "except OSError as error: print(error.strerror)"
    )
    for _ in range(2):
        output = graded("namespaces", [shared]).notebook.cells[2].outputs[0]
        assert output["text"] == "0\n[1, 2]\nNo space left on device\n"


def test_split_none_starts(graded):
    done = graded("namespaces", ["!ls"], way="split")
    assert WORDS in done.notebook.cells[2].outputs[0].evalue
    assert any("another program" in note for note in done.review)


def test_no_program_is_left_behind(graded):
    cell = "import subprocess\np = subprocess.Popen(['sleep', '4711'])"
    graded("namespaces", [cell])
    left = [each for each in psutil.process_iter(["cmdline"])
            if "4711" in (each.info["cmdline"] or ())]  # fmt: skip
    assert not psutil.wait_procs(left, timeout=60)[1]  # the wall stands and ends it meanwhile
