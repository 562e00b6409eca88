"""The one line that a course elsewhere needs: what it sets, and what the doctor says without it."""

import nbformat
import pytest
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import LockCells, SaveCells

from autograder import doctor
from autograder.gradebook import course, formgrader, plugins
from autograder.gradebook.save_cells import SaveChangedCells
from autograder.release.package import contents
from tests.support.grading import ROOT
from tests.support.plain_notebooks import notebook

QUICKSTART = "c = get_config()\nc.CourseDirectory.course_id = 'elsewhere'\n"
RISKS = ("Autograde", "Generate Feedback", "nbgrader export")
AUTOGRADE = "c.NbGraderAPI.Autograde.exporter_class = "


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Make a course with nbgrader's own settings and some lines; return its settings."""
    monkeypatch.chdir(tmp_path)

    def made(*lines):
        (tmp_path / "nbgrader_config.py").write_text(QUICKSTART + "\n".join(lines))
        return course.course(tmp_path)

    return made


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ([], RISKS),
        ([f"{AUTOGRADE}'nbconvert.exporters.NotebookExporter'"], RISKS),
        ([f"{AUTOGRADE}'{formgrader.__name__}.SafeAutograde'"], RISKS[1:]),
        (["c.ExportApp.plugin_class = 'autograder.gradebook.exports.CanvasExport'"], RISKS[:2]),
        ([plugins.LINE], ()),
        ([f"from {formgrader.__name__} import SafeAutograde", f"{AUTOGRADE}SafeAutograde"],
         RISKS[1:]),
    ],
)  # fmt: skip
def test_the_doctor_says_what_is_stock_and_the_line_that_changes_it(elsewhere, lines, named):
    found = doctor.plugins(elsewhere(*lines))
    assert found.ok is not bool(named)
    assert [risk for risk in RISKS if risk in found.said] == list(named)
    assert plugins.LINE in found.fix or not named


@pytest.mark.parametrize("chosen", [" = [SaveCells, LockCells]", ".append(LockCells)"])
def test_the_line_keeps_the_steps_that_the_course_has_chosen(elsewhere, chosen):
    own = "from nbgrader.preprocessors import LockCells, SaveCells"
    lines = own, f"c.GenerateAssignment.preprocessors{chosen}", plugins.LINE
    steps = elsewhere(*lines).config.GenerateAssignment.preprocessors
    assert {LockCells, SaveChangedCells} <= set(steps)
    assert SaveCells not in steps


def test_with_the_line_the_buttons_run_our_commands(elsewhere, tmp_path, monkeypatch):
    elsewhere(plugins.LINE)
    for folder in ("source", "submitted/ada", "autograded/ada"):
        (tmp_path / folder / "ps").mkdir(parents=True)
        (tmp_path / folder / "ps" / "ps.ipynb").write_text(nbformat.writes(notebook()))
    asked = []
    monkeypatch.setattr(formgrader, "_run", lambda *said: asked.append(said) or "")
    app = NbGrader()
    app.load_cwd_config = True
    app.load_config_file()
    api = NbGraderAPI(CourseDirectory(parent=app), parent=app)
    for done in (api.autograde("ps", "ada"), api.generate_feedback("ps", "ada")):
        assert done["success"], done
    assert [said[1:] for said in asked] == [
        (verb, "ps", "--student", "ada") for verb in ("grade", "feedback")
    ]


def test_package_says_at_once_that_it_packs_only_this_course(elsewhere, tmp_path):
    found = elsewhere(plugins.LINE)
    (tmp_path / "release" / "ps").mkdir(parents=True)
    (tmp_path / "release" / "ps" / "ps.ipynb").write_text("{}")
    with pytest.raises(contents.CourseError, match="package packs only the course that") as refused:
        contents.files(found)
    assert "nbgrader release_assignment" in str(refused.value)
    assert str(ROOT) in str(refused.value)
