"""The wall without namespaces: what only it must make up for, for each Landlock.

Its attempts are made by a learner's cells; what the suite's attacks do to it is in tests/attacks/.
"""

import os
import tempfile
import time
from pathlib import Path

import pytest

from autograder.engine.bindings import Cell
from autograder.engine.processes import probing
from autograder.engine.session import Learner
from autograder.engine.split.reseed import Reseeding
from autograder.inside import landlock as kernel
from autograder.inside import scratch
from autograder.model import Limits
from autograder.sandbox import choose, landlock, probes

LIMITS = Limits(call_seconds=60, total_seconds=600, disk_mb=4, threads=8)


@pytest.fixture(scope="module")
def walls():
    """Start the wall as each kernel has it, once: tests may come in any order."""
    started = {}
    yield started
    for wall in started.values():
        wall.box.end()


@pytest.fixture(params=[1, 2, 4, kernel.abi()])
def standing(request, walls):
    if request.param not in walls:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(landlock.ABI, str(request.param))
            walls[request.param] = choose.Choice([landlock]).proven(probing.refused)
    return walls[request.param]


@pytest.fixture
def learner(standing):
    made = Learner(standing.box.ask, LIMITS, Reseeding(""))
    yield made
    made.close()


def errors(learner, code):
    outputs, _ = learner.run(Cell(0, code), again=False)
    return [f"{each['ename']}: {each['evalue']}" for each in outputs
            if each["output_type"] == "error"]  # fmt: skip


def printed(learner, code):
    outputs, _ = learner.run(Cell(0, code), again=False)
    assert [each["output_type"] for each in outputs] == ["stream"], outputs
    return outputs[0]["text"]


def test_each_version_of_landlock_refuses_every_probe_and_is_named(standing):
    assert standing.probes == list(probes.ATTEMPTS)
    assert "Landlock (version " in standing.isolation


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    """Return a file of the host, which the grader could change and a learner may not even read."""
    path = tmp_path_factory.mktemp("host") / "points"
    path.write_text("all of them")
    return path


@pytest.mark.parametrize(
    "attempt",
    [
        "open(theirs).read()",
        "open(theirs, 'a')",
        "os.open(theirs, os.O_RDONLY | os.O_TRUNC)",
        "os.open(theirs, 3 | os.O_TRUNC)",
        "os.truncate(theirs, 0)",
        "os.unlink(theirs)",
        "os.rename(theirs, 'mine')",
        "os.rename('own', theirs)",
        "os.link(theirs, 'mine')",
        "os.link('own', theirs + '2')",
        "os.symlink('own', theirs + '3')",
        "os.mkdir(theirs + '4')",
        "os.symlink(theirs, 'l'); open('l').read()",
        "os.symlink(os.path.dirname(theirs), 'd'); os.listdir('d')",
        "os.chdir(os.path.dirname(theirs)); open('points').read()",
        "os.open(theirs, os.O_PATH); open('/proc/self/fd/%d' % os.open(theirs, os.O_PATH)).read()",
        "os.listdir(os.path.dirname(os.path.dirname(os.getcwd())))",
        "os.open('/dev/null', 3)",
        "os.open('/proc/self/mem', 3)",
        "os.mkdir('from'); os.mkdir('to'); os.rename('from', 'to/from')",
    ],
)
def test_a_file_of_the_host_can_be_neither_read_nor_changed(learner, theirs, attempt):
    before = theirs.stat()
    set_up = f"import os; theirs = {str(theirs)!r}; open('own', 'w').close(); "
    assert errors(learner, set_up + attempt)[0].startswith(("PermissionError", "OSError"))
    assert theirs.read_text() == "all of them"
    after = theirs.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_nlink) == (
        before.st_mtime_ns, before.st_mode, before.st_nlink,
    )  # fmt: skip
    assert list(theirs.parent.iterdir()) == [theirs]


def test_what_is_said_to_change_a_file_of_the_host_changes_nothing(learner):
    file = Path(os.__file__)
    before = file.stat()
    assert errors(learner, f"import os; os.chmod({str(file)!r}, 0); os.utime({str(file)!r})") == []
    assert file.stat() == before


def test_learners_do_not_meet(standing, learner):
    other = Learner(standing.box.ask, LIMITS, Reseeding(""))
    place = printed(other, "import os; open('secret', 'w').write('x'); print(os.getcwd())").strip()
    process = printed(other, "print(os.getpid(), end='')")
    for attempt in (
        f"open({place!r} + '/secret').read()",
        f"open({place!r} + '/mine', 'w')",
        f"os.kill({process}, 0)",
        f"os.getpgid({process})",
        f"os.sched_getaffinity({process})",
        f"open('/proc/{process}/environ').read()",
        f"open('/proc/{process}/mem', 'r+b')",
        f"os.readlink('/proc/{process}/exe')",
        f"os.listdir('/proc/{process}/fd')",
        f"os.open('/proc/{process}/fd/0', os.O_RDWR)",
    ):
        assert errors(learner, f"import os; {attempt}")[0].startswith("PermissionError"), attempt
    assert printed(other, "print(open('secret').read())") == "x\n"
    other.close()


@pytest.mark.parametrize(
    "flood",
    [
        "for n in range(9): open(str(n), 'wb').write(bytes(2**20))",
        "kept = [tempfile.TemporaryFile() for n in range(9)]\n"
        "for file in kept: file.write(bytes(2**20)); file.flush()",
        "for n in range(1100): os.symlink('x', str(n))",
        "for n in range(1100): os.mkdir('d'); os.chdir('d')",
        "os.mkdir('hidden', 0o300); os.chdir('hidden')\n"
        "for n in range(9): open(str(n), 'wb').write(bytes(2**20))",
        "threading.stack_size(2**16)\n"
        "for n in range(12): threading.Thread(target=time.sleep, args=[30]).start()",
        "kept, libc = [], ctypes.CDLL(None)\n"
        "for n in range(9):\n"
        "    with tempfile.TemporaryFile() as file:\n"
        "        file.write(bytes(2**20)); file.flush()\n"
        "        kept.append(libc.mmap(None, 4096, 1, 1, file.fileno(), 0))",
        "open('f', 'w').close()\nfor n in range(1100): os.link('f', str(n))",
        "kept = []\n"
        "def fill():\n"
        "    for n in range(9):\n"
        "        kept.append(tempfile.TemporaryFile()); kept[-1].write(bytes(2**20))\n"
        "threading.Thread(target=fill).start(); ctypes.CDLL(None).syscall(60, 0)",
        "kept, libc = [], ctypes.CDLL(None)\n"
        "for n in range(9):\n"
        "    with open(f'{n}\\ra b c d e f', 'wb+') as file:\n"
        "        file.write(bytes(2**20)); file.flush(); os.unlink(file.name)\n"
        "        kept.append(libc.mmap(None, 4096, 1, 1, file.fileno(), 0))",
        "libc, file = ctypes.CDLL(None), open('x' * 250, 'wb+')\n"
        "file.write(bytes(4096)); file.flush()\n"
        "for n in range(20000): libc.mmap(None, 4096, 1 + n % 2, 2, file.fileno(), 0)",
        "kept, top = [], os.getcwd()\n"
        "for n in range(9):\n"
        "    os.chdir(top)\n"
        "    for m in range(50): os.mkdir('d'); os.chdir('d')\n"
        "    kept.append(os.open('.', os.O_RDONLY))\n"
        "    for m in range(50): os.chdir('..'); os.rmdir('d')",
    ],
    ids=[
        "files", "files without a name", "links", "nested folders", "a hidden folder", "threads",
        "files that are only mapped", "hard links", "a first thread that ended",
        "mapped files whose names break a line", "more mapped than can be read in time",
        "removed folders",
    ],
)  # fmt: skip
@pytest.mark.parametrize("standing", [kernel.abi()], indirect=True)
def test_what_the_kernel_does_not_count_is_watched(learner, flood):
    """Whoever watches does not use Landlock: one version shows it."""
    (error,) = errors(
        learner, f"import ctypes, os, tempfile, threading, time\n{flood}\ntime.sleep(30)"
    )
    assert error.startswith("Died: this cell ended its own process")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(landlock, "MEMORY", tmp_path)
    return tmp_path


def test_nothing_of_a_learner_stays_behind(place):
    box = landlock.start()
    box.wait_until_ready()
    (run,) = place.iterdir()
    learner = Learner(box.ask, LIMITS, Reseeding(""))
    errors(learner, "import os\nfor n in range(900): os.mkdir('x' * 200); os.chdir('x' * 200)")
    errors(learner, "import os; os.mkdir('closed', 0)")
    learner.close()
    _until(lambda: not list((run / "scratch").iterdir()))
    box.end()
    assert not run.exists()


def test_what_a_learner_put_in_place_of_a_folder_is_not_followed(tmp_path):
    theirs, own = tmp_path / "theirs", tmp_path / "own"
    theirs.mkdir(mode=0o500)
    own.mkdir()
    (own / "link").symlink_to(theirs)
    inside = os.open(own, os.O_RDONLY)
    with pytest.raises(NotADirectoryError):
        scratch._open_up("link", inside)
    os.close(inside)
    scratch.remove(str(own))
    assert not own.exists()
    assert theirs.stat().st_mode & 0o777 == 0o500


def test_the_folder_of_a_killed_grader_is_removed_by_the_next_and_no_other(place):
    left = Path(tempfile.mkdtemp(prefix=landlock.PREFIX, dir=place))
    (left / "scratch").mkdir()
    first = landlock.start()
    (living,) = place.iterdir()
    second = landlock.start()
    assert living in set(place.iterdir()) and not left.exists()
    for box in (first, second):
        box.wait_until_ready()
        box.end()
    assert list(place.iterdir()) == []


def _until(true, seconds=60):
    late = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < late
        time.sleep(0.01)


def test_the_deepest_and_the_most_closed_folders_are_removed(tmp_path):
    folder = tmp_path / "learner"
    folder.mkdir()
    top = os.open(folder, os.O_RDONLY)
    for name in ("1", "0", "2"):  # names that removing uses itself
        os.mkdir(name, dir_fd=top)
    for _ in range(3000):
        os.mkdir("deep", dir_fd=top)
        below = os.open("deep", os.O_RDONLY, dir_fd=top)
        os.close(top)
        top = below
    os.mkdir("closed", 0, dir_fd=top)
    os.symlink("/", "link", dir_fd=top)
    os.close(top)
    scratch.remove(str(folder))
    assert list(tmp_path.iterdir()) == []


def test_the_course_is_not_shown_even_where_python_lies_around_it(monkeypatch, tmp_path):
    course = tmp_path / "python" / "share" / "course"
    (course / "source").mkdir(parents=True)
    (tmp_path / "python" / "lib").mkdir()
    monkeypatch.setattr(landlock.policy, "ROOT", course)
    shown = set(landlock.without_course(tmp_path / "python"))
    assert shown == {tmp_path / "python" / "lib"}
