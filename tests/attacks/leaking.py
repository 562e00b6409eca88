"""Attempts to read secrets: a learner's code must print nothing of others or of the tests."""

from tests.attacks.case import leak

#: Set in the grader's environment and home by whoever runs the cases.
SECRET = "pssst-7d1f"
HIDDEN = "(7411, 3391)"  # the seeds of a hidden test

CASES = {
    "the accounts of the machine": leak("print(open('/etc/passwd').read())", "root:x:0"),
    "the environment": leak("import os\nprint(os.environ)", SECRET),
    "the environments of other processes": leak(
        "import glob\nfor p in glob.glob('/proc/*/environ'):\n"
        "    try: print(open(p, 'rb').read())\n    except OSError: pass",
        SECRET,
    ),
    "the hidden tests in the source": leak(
        "from pathlib import Path\n"
        "for folder in [Path.cwd(), *Path.cwd().parents]:\n"
        "    for p in [*folder.glob('source/*/*.ipynb'), *folder.glob('*/source/*/*.ipynb')]:\n"
        "        print(p.read_text())",
        HIDDEN,
    ),
    "the hidden tests in the memory": leak(
        "import gc\nprint([o for o in gc.get_objects() if 'HIDDEN' in str(o)[:99999]][:50])", HIDDEN
    ),
    "the hidden tests in a hook": leak(
        "seen = []\nget_ipython().events.register('pre_run_cell', lambda info: "
        "display(info.raw_cell[::-1]))",
        HIDDEN[::-1],
    ),
    "the other submissions": leak(
        "from pathlib import Path\n"
        "for folder in Path.cwd().parents:\n"
        "    for p in folder.glob('submitted/*/*/secret.txt'): print(p.read_text())",
        SECRET,
    ),
}
