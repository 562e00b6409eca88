"""Attempts to get points without the work; each has succeeded with some grader."""

from tests.attacks.case import answer, cheat

_RECALL = """
import json
from pathlib import Path
for folder in [Path.cwd(), *Path.cwd().parents]:
    for path in [*folder.glob("source/*/*.ipynb"), *folder.glob("*/source/*/*.ipynb")]:
        for cell in json.loads(path.read_text())["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "symmetry_defect":
                exec("".join(cell["source"]), globals())
"""
_SHELL = "shell = get_ipython()\n"

CASES = {
    "np.testing accepts everything": cheat(
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'): setattr(np.testing, name, lambda *a, **k: None)"
    ),
    "numpy's comparisons are always true": cheat(
        "np.allclose = np.isclose = np.array_equal = np.isfinite = lambda *a, **k: True\n"
        "np.count_nonzero = np.size = np.shape = lambda *a, **k: 1"
    ),
    "numpy's norms are always small": cheat(
        "np.max = np.abs = np.sum = np.linalg.norm = lambda *a, **k: np.float64(0)"
    ),
    "isinstance is always true": cheat("import builtins\nbuiltins.isinstance = lambda *a: True"),
    "float makes a one of everything": cheat("import builtins\nbuiltins.float = lambda *a: 1"),
    "AssertionError is another class": cheat(
        "import builtins\nbuiltins.AssertionError = KeyboardInterrupt"
    ),
    "exec and compile do nothing": cheat(
        "import builtins\nbuiltins.compile = lambda *a, **k: 'pass'\nbuiltins.exec = print"
    ),
    "the checks are replaced": cheat(
        "from utils import checks\n"
        "for name in dir(checks):\n"
        "    if name.startswith('symmetry'): setattr(checks, name, lambda *a, **k: None)"
    ),
    "the checks' module is another": cheat(
        "import sys, types\n"
        "class Any(types.ModuleType):\n"
        "    def __getattr__(self, name): return lambda *a, **k: None\n"
        "checks = sys.modules['utils.checks'] = sys.modules['utils'].checks = Any('checks')"
    ),
    "the ladder lets everything by": cheat(
        "import sys\n"
        "for name, module in list(sys.modules.items()):\n"
        "    if name.startswith('utils.checks') and hasattr(module, 'require'):\n"
        "        module.require = module.number = lambda *a, **k: 1.0"
    ),
    "the reference is imported": cheat(
        "", "from utils.symmetry import row_spread as symmetry_defect\n"
    ),
    "the reference network is imported": cheat("from utils import network"),
    "the source notebook is read": cheat("", _RECALL),
    "the syntax tree loses its tests": cheat(
        "import ast\n"
        "class Empty(ast.NodeTransformer):\n"
        "    def visit_For(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Empty())"
    ),
    "the cell's text is replaced": cheat(
        "get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])"
    ),
    "the last value is always 1": cheat("import sys\nsys.displayhook = lambda value: 1"),
    "a hook puts other names in": cheat(
        "class Yes:\n    def __getattr__(self, name): return lambda *a, **k: None\n"
        "def hook(*a): get_ipython().user_ns['checks'] = Yes()\n"
        "get_ipython().events.register('pre_run_cell', hook)"
    ),
    "a hook shows something": cheat(
        "def hook(*a): display(1)\nget_ipython().events.register('pre_run_cell', hook)"
    ),
    "exceptions are swallowed": cheat(
        "get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)"
    ),
    "tracebacks are not shown": cheat(_SHELL + "shell.showtraceback = lambda *a, **k: None"),
    "run_cell does nothing": cheat(
        _SHELL + "type(shell).run_cell = type(shell).run_cell_async = lambda *a, **k: None"
    ),
    "run_code says that all is well": cheat(
        _SHELL + "async def fine(*a, **k): return False\ntype(shell).run_code = fine"
    ),
    "a trace function rewrites the callers": cheat(
        "import sys\n"
        "def trace(frame, event, arg):\n"
        "    if frame.f_code.co_name == 'require': frame.f_locals['condition'] = True\n"
        "    return trace\n"
        "sys.settrace(trace)"
    ),
    "the callers' frames are searched": cheat(
        "",
        "import sys\n"
        "def symmetry_defect(parameters):\n"
        "    frame = sys._getframe(1)\n"
        "    while frame:\n"
        "        for name in ('expected', 'right', 'reference'):\n"
        "            if name in frame.f_locals: return frame.f_locals[name]\n"
        "        frame = frame.f_back\n",
    ),
    "the collector's objects are searched": cheat(
        "",
        "import gc\n"
        "def symmetry_defect(parameters):\n"
        "    for found in gc.get_objects():\n"
        "        if getattr(found, '__name__', '') == 'row_spread': return found(parameters)\n",
    ),
    "the history is searched": cheat(
        "", "exec(next((t for t in globals().get('In', []) if 'row_spread' in t), 'pass'))\n"
    ),
    "frames are forged on every open file": cheat(
        "",
        "import os\n"
        "def symmetry_defect(parameters):\n"
        "    forged = b'\\x82\\xa7results\\x90\\xa5cells\\x90'  # as the checker reports\n"
        "    for fd in range(3, 64):\n"
        "        try: os.write(fd, len(forged).to_bytes(4, 'little') + forged)\n"
        "        except OSError: pass\n"
        "    os._exit(0)\n",
    ),
    "a numpy.py lies beside the notebook": cheat(
        "from pathlib import Path\n"
        "Path('numpy.py').write_text('def __getattr__(name): return lambda *a, **k: True')\n"
        "Path('utils.py').write_text('checks = None')"
    ),
    "the scores are written into the gradebook": cheat(
        "import sqlite3\n"
        "from pathlib import Path\n"
        "for folder in Path.cwd().parents:\n"
        "    for path in folder.glob('*.db'):\n"
        "        with sqlite3.connect(path) as db: db.execute('update grade set auto_score = 9')"
    ),
    "an object that equals everything": cheat(
        "class Same:\n"
        "    def __eq__(self, other): return True\n"
        "    __ge__ = __le__ = __gt__ = __lt__ = __ne__ = __eq__\n"
        "    def __float__(self): return 1.0\n"
        "    def __array__(self, *a, **k): return np.float64(1)",
        "def symmetry_defect(parameters):\n    return Same()\n",
    ),
    "a float that is larger and smaller": cheat(
        "class Sly(float):\n"
        "    def __eq__(self, other): return True\n"
        "    __ge__ = __le__ = __gt__ = __lt__ = __eq__\n"
        "    __hash__ = None",
        "def symmetry_defect(parameters):\n    return Sly('nan')\n",
    ),
    "an array that answers for itself": cheat(
        "class Sly(np.ndarray):\n"
        "    def __array_function__(self, *a): return True\n"
        "    def __array_ufunc__(self, *a, **k): return True\n"
        "    shape = property(lambda self: ())",
        "def symmetry_defect(parameters):\n    return np.array([1.0, 2.0]).view(Sly)\n",
    ),
    "NaN": answer("float('nan')"),
    "an empty array": answer("np.array([])"),
    "an array that broadcasts": answer("np.zeros((5, 1))"),
    "a text": answer("'0.0'"),
    "a function": answer("lambda *a: 0"),
}

#: These break the learner's own Python, in which the later exercises are answered.
for _name in (
    "numpy's norms are always small", "isinstance is always true", "run_cell does nothing",
    "float makes a one of everything", "exec and compile do nothing", "the cell's text is replaced",
    "the syntax tree loses its tests", "run_code says that all is well",
):  # fmt: skip
    CASES[_name] = CASES[_name]._replace(harms_itself=True)
