"""`autograder package`: what learners get, what they never get, and where it may be written."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest
from click.testing import CliRunner
from traitlets.config.loader import PyFileConfigLoader

from autograder import cli
from autograder.errors import CourseError, DiskError
from autograder.files import atomic
from autograder.gradebook import course as settings
from autograder.release import laws
from autograder.release.package import archive, contents, folder, graders_part, leaks
from tests.support.grading import ASSIGNMENTS, ROOT, source_notebook

QUIZ = "release/concept_quiz/concept_quiz.ipynb"
FILES = {"a.txt": b"one", "sub/b.txt": b"two"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the learners' copy of this course."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NBGRADER_STATE", str(tmp_path_factory.mktemp("state")))
        return contents.files(settings.course(ROOT))


@pytest.fixture(scope="module")
def sources():
    return {f"{name}/{name}.ipynb": source_notebook(name) for name in ASSIGNMENTS}


def found(files, sources, secret=()):
    return leaks.found(files, sources, secret)


def notebook(text="", output=""):
    cell = nbformat.v4.new_code_cell(text, id="a")
    cell.outputs = [nbformat.v4.new_output("stream", text=output)]
    return nbformat.writes(nbformat.v4.new_notebook(cells=[cell])).encode()


def line_of(sources, markers):
    source = sources["random_initialization/random_initialization.ipynb"]
    return max((line for _, line in laws.lines_between(source, markers)), key=len)


def test_learners_get_the_lessons_the_assignments_and_what_these_need(files):
    assert {path.split("/")[0] for path in files} == {
        ".gitignore", "LICENSE", "README.md", "autograder", "constraints.txt", "nbgrader_config.py",
        "notebooks", "pyproject.toml", "release", "requirements.txt", "setup.py", "utils",
    }  # fmt: skip
    assert {path.split("/")[1] for path in files if path.startswith("release/")} == {*ASSIGNMENTS}
    for path in ROOT.glob("notebooks/*"):
        assert files[f"notebooks/{path.name}"] == path.read_bytes()


def test_no_hidden_line_and_no_solution_is_in_the_learners_copy(files, sources):
    secret = {path.read_bytes() for path in ROOT.glob("answer_bank/*/*/*/*.py")}
    assert found(files, sources, secret) == []
    rooms = {path.split("/")[1] for path in files if path.startswith("autograder/")}
    assert not rooms & {"release", "reports", "gradebook", "doctor.py"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("notebooks/new.ipynb", lambda line: notebook(f"if True:\n    {line}")),
        ("notebooks/new.ipynb", lambda line: notebook(output=f"{line}\n")),
        ("notebooks/broken.ipynb", lambda line: line.encode()),
        ("utils/new.py", lambda line: b"\xff\n  " + line.encode()),
    ],
    ids=["a cell", "an output", "a damaged notebook", "a module"],
)
def test_a_hidden_line_is_found_wherever_it_is(sources, path, content):
    line = line_of(sources, laws.HIDDEN)
    (reason,) = found({path: content(line)}, sources)
    assert reason.startswith(f"{path} shows a line of `")
    assert reason.endswith(line)


def test_a_line_of_a_solution_is_found_in_a_notebook_and_may_be_in_the_reference(sources):
    line = line_of(sources, laws.SOLUTION)
    assert len(found({"notebooks/new.ipynb": notebook(line)}, sources)) == 1
    assert found({"utils/new.py": line.encode()}, sources) == []


def test_an_instructors_file_under_another_name_is_found(sources):
    secret = {b"an answer"}
    assert found({"utils/x.py": b"an answer"}, sources, secret) == [
        "utils/x.py is a copy of a file that is for instructors only"
    ]


def test_a_release_that_is_the_source_is_refused(sources):
    source = nbformat.writes(source_notebook("concept_quiz")).encode()
    said = "\n".join(found({QUIZ: source}, sources))
    assert f"{QUIZ} is not a released notebook: it has the line ### BEGIN SOLUTION" in said
    assert f"{QUIZ} has the solution of `sizes`" in said


def test_a_release_without_a_source_or_that_is_no_notebook_is_refused(sources):
    assert "compared" in found({"release/old/old.ipynb": notebook()}, sources)[0]
    assert "is not a notebook" in found({QUIZ: b"{"}, sources)[0]


def test_the_rooms_of_instructors_and_what_imports_them_stay_behind():
    given = {
        "autograder/release/laws.py": b"",
        "autograder/a.py": b"from autograder.release import laws",
        "autograder/b.py": b"import autograder.a",
        "autograder/c.py": b"def f():\n    import autograder.a",
        "autograder/README.md": b"",
        "utils/a.py": b"",
    }
    assert [*graders_part.needed(given)] == ["autograder/c.py", "utils/a.py"]


@pytest.fixture
def copy(files, tmp_path):
    folder.write(tmp_path / "copy", files)
    return tmp_path / "copy"


def run(copy, code):
    """Run code in the copy, without the editable installation of the course that is tested."""
    alone = "import sys\nsys.meta_path = [f for f in sys.meta_path if 'editable' not in repr(f)]\n"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([sys.executable, "-c", alone + code], cwd=copy, env=environment,
                          capture_output=True, text=True, check=False)  # fmt: skip


def test_the_learners_copy_is_complete_and_says_what_it_does_not_have(copy):
    done = run(copy, """
import pkgutil, importlib, autograder
for module in pkgutil.walk_packages(autograder.__path__, "autograder."):
    if "__main__" not in module.name:
        importlib.import_module(module.name)
print(autograder.__file__, flush=True)
autograder.cli.main(["feedback", "concept_quiz"])
""")  # fmt: skip
    assert done.stdout.startswith(str(copy)), done.stderr
    assert done.returncode == 1
    assert "this is a learner's copy of the course" in done.stderr


def test_the_learners_copy_checks_a_notebook_with_the_visible_tests(copy):
    done = run(copy, f"""
import autograder.cli
autograder.cli.main(["check", "--no-sandbox", "--json", "{QUIZ}"])
""")  # fmt: skip
    report = json.loads(done.stdout)
    assert (report["assignment"], report["partial"]) == ("concept_quiz", True)


def test_a_learners_settings_name_the_course_and_where_assignments_go(copy):
    read = PyFileConfigLoader("nbgrader_config.py", path=str(copy)).load_config()
    assert read == {
        "CourseDirectory": {"course_id": "random-initialization"},
        "Exchange": {"assignment_dir": str(copy / "work")},
    }
    assert (copy / "work").is_dir()


def test_a_learners_readme_starts_the_course_as_the_courses_own_does(files):
    start = re.compile(r"^\S+ -m venv .*utils\.start$", re.MULTILINE)
    readme = files["README.md"].decode()
    assert start.findall(readme) == start.findall((ROOT / "README.md").read_text("utf-8"))
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert [link for link in links if link not in files] == []


def test_the_command_writes_a_folder_and_a_zip_with_the_same_bytes_each_time(
    files, tmp_path, monkeypatch
):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    for name in ("one", "two"):
        done = CliRunner().invoke(cli.main, ["package", "--to", str(tmp_path / name)])
        assert done.exit_code == 0, done.output
    one, two = (tmp_path / f"{name}.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        inside = {name: packed.read(f"random-initialization/{name}") for name in files}
        assert len(packed.namelist()) == len(files) + 1
    assert inside == files == _files_in(tmp_path / "one")


def _files_in(target):
    found = {path.relative_to(target).as_posix(): path for path in target.rglob("*")
             if path.is_file() and path.name != folder.MANIFEST}  # fmt: skip
    return {name: path.read_bytes() for name, path in sorted(found.items())}


def test_a_second_time_replaces_and_removes_what_the_first_wrote_and_keeps_git(tmp_path):
    (tmp_path / ".git").mkdir()
    folder.write(tmp_path, FILES)
    folder.write(tmp_path, {"a.txt": b"newer"})
    assert _files_in(tmp_path) == {"a.txt": b"newer"}
    assert {path.name for path in tmp_path.iterdir()} == {".git", "a.txt", folder.MANIFEST}


@pytest.mark.parametrize("how", ["not ours", "changed", "added", "a link", "a folder that is one"])
def test_nothing_is_written_over_what_is_somebody_elses(tmp_path, how):
    target, elsewhere = tmp_path / "copy", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "c.txt").write_text("mine")
    if how == "not ours":
        target.mkdir()
    else:
        folder.write(target, FILES)
    if how == "a folder that is one":
        (target / "new").symlink_to(elsewhere)
    elif how == "a link":
        (target / "new.txt").symlink_to(elsewhere / "c.txt")
    else:
        (target / ("a.txt" if how == "changed" else "new.txt")).write_text("mine")
    before = _files_in(target)
    with pytest.raises(CourseError, match=r"not empty|some files were changed"):
        folder.write(target, {**FILES, "a.txt": b"newer", "new.txt": b"new", "new/c.txt": b"new"})
    assert _files_in(target) == before
    assert (elsewhere / "c.txt").read_text() == "mine"


def test_an_interrupted_call_is_completed_by_the_next(tmp_path, monkeypatch):
    folder.write(tmp_path, FILES)
    newer = {"a.txt": b"newer", "c.txt": b"three"}
    with monkeypatch.context() as patch:
        save = atomic.save

        def full(path, content, **mode):
            if path.name == "c.txt":
                raise DiskError("no space left")
            save(path, content, **mode)

        patch.setattr(atomic, "save", full)
        with pytest.raises(DiskError):
            folder.write(tmp_path, newer)
    assert (tmp_path / "a.txt").read_bytes() == b"newer"
    folder.write(tmp_path, newer)
    assert _files_in(tmp_path) == newer


def test_a_zip_that_is_not_a_learners_copy_stays(tmp_path):
    other = tmp_path / "c.zip"
    for content in (b"no zip", _zip_of_another()):
        other.write_bytes(content)
        with pytest.raises(CourseError, match="not a learner's copy"):
            archive.write(other, "c", FILES)
        assert other.read_bytes() == content
    other.unlink()
    archive.write(other, "c", FILES)
    archive.write(other, "c", {"a.txt": b"newer"})
    assert b"newer" in other.read_bytes()


def _zip_of_another():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "mine")
    return out.getvalue()


def test_a_folder_in_the_course_itself_and_a_missing_release_are_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(cli.main, ["package", "--to", str(ROOT / "utils" / "new")])
    assert "lies in the course's utils/" in done.output
    with pytest.raises(CourseError, match="release one first"):
        contents.files(settings.course(ROOT)._replace(root=tmp_path))
