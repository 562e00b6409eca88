"""Runs a notebook's cells in IPython, and records their outputs in the notebook format."""

import io
import os
import sys

import matplotlib as mpl
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import LSString, SList
from traitlets.config import Config

from autograder.inside import interrupt, programs

LEFT_OUT = "\n... and more that was left out\n"
PICTURES = 8_000_000  # characters and bytes other than plain text, per cell
MOST_OUTPUTS = 1_000
CORES = 4  # that a learner's code is told of
NO_EXIT = "exit and quit do nothing while your work is graded: the cells after this one run too"
LONGEST, MOST_LINES = 5_000, 200  # characters per line of a traceback, and lines
_NOTHING = ("", "", [])


class Recorder:
    """Collects a cell's outputs up to a size; ignores what is written between cells."""

    def __init__(self):
        self.outputs: list[dict] | None = None
        self.room = 0
        self._rich = PICTURES
        self.decides: tuple[str, str, list[str]] = _NOTHING

    def begin(self, room: int) -> None:
        """Start recording a cell, which may show `room` characters."""
        self.outputs, self.room, self._rich = [], room, PICTURES
        self.decides = _NOTHING

    def decide(self, kind: str, text: str, classes: list[str] | None = None) -> None:
        """Keep the first output that decides about a test's points, also one that is not shown."""
        if self.outputs is not None and self.decides is _NOTHING:
            self.decides = kind, text[:LONGEST], classes or []

    def add(self, output: dict) -> None:
        """Keep one output of a running cell, if there is room for it."""
        if self.outputs is None or self.room <= 0:
            return
        if len(self.outputs) >= MOST_OUTPUTS:
            self.room = 0
        plain, rich = _sizes(output)
        if plain > self.room or rich > self._rich:
            self.outputs.append(_full())
        else:
            self.room, self._rich = self.room - plain, self._rich - rich
            self.outputs.append(output)

    def write(self, name: str, text: str) -> None:
        """Keep printed text; consecutive writes become one output."""
        if name == "stderr" and text:
            self.decide(name, text)
        if self.outputs is None or self.room <= 0:
            return
        text = text[: self.room]
        self.room -= len(text)
        if self.room <= 0:
            text += LEFT_OUT
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == name:
            last["parts"].append(text)
        else:
            self.outputs.append({"output_type": "stream", "name": name, "parts": [text]})

    def taken(self) -> list[dict]:
        """Return the outputs so far, and stop recording."""
        outputs, self.outputs = self.outputs or [], None
        for output in outputs:
            if "parts" in output:
                output["text"] = "".join(output.pop("parts"))
        return outputs


def _full():
    return {"output_type": "stream", "name": "stderr", "parts": [LEFT_OUT]}


def _sizes(output):
    """Return how much plain text an output has, and how much other data."""
    if output["output_type"] == "error":
        return sum(map(len, output["traceback"])) + len(output["evalue"]), 0
    plain = rich = 0
    for kind, value in output["data"].items():
        size = len(value) if isinstance(value, str | bytes) else 0
        plain, rich = (plain + size, rich) if kind == "text/plain" else (plain, rich + size)
    return plain + 100, rich


class _Stream(io.TextIOBase):
    encoding, errors = "utf-8", "replace"

    def __init__(self, recorder, name):
        self._recorder, self._name = recorder, name

    def write(self, text):
        self._recorder.write(self._name, str(text))
        return len(text)

    def writable(self):
        return True

    def flush(self):
        pass

    def close(self):  # a notebook's stream stays open
        pass


class _Publisher(DisplayPublisher):
    shell: "Shell"

    def publish(self, data, metadata=None, **other):
        self.shell.recorder.add({"output_type": "display_data", "data": dict(data)})

    def clear_output(self, wait=False):
        if self.shell.recorder.outputs is not None:
            self.shell.recorder.outputs.clear()


class _Hook(DisplayHook):
    shell: "Shell"

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.recorder.decide("result", str(format_dict.get("text/plain", "")))
        self.shell.recorder.add({"output_type": "execute_result", "data": dict(format_dict)})

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    """IPython without a terminal, a kernel or a history.

    Its name is that of a kernel's shell: code asks for it to find out whether it is in a notebook.
    """

    def __init__(self, **keywords):
        self.recorder = Recorder()
        super().__init__(**keywords)

    def init_display_pub(self):
        """Send what is displayed to the recorder."""
        self.display_pub = _Publisher(parent=self, shell=self)

    def init_displayhook(self):
        """Send a cell's last value to the recorder."""
        super().init_displayhook()
        self.displayhook = _Hook(parent=self, shell=self, cache_size=0)
        self.display_trap.hook = self.displayhook

    def enable_gui(self, gui=None):
        """Do nothing: there is no window system, figures are inline."""

    def ask_exit(self):
        """Explain that `exit` and `quit`, which would end a kernel, do nothing here."""
        print(NO_EXIT)

    def system(self, cmd):
        """Run a command, as `!` and `%pip` do, and print what it prints."""
        done = programs.finished(self.var_expand(cmd, depth=1))
        print(done.stdout, end="")
        self.user_ns["_exit_code"] = done.returncode

    def getoutput(self, cmd, split=True, depth=0):
        """Run a command and return what it prints."""
        text = programs.finished(self.var_expand(cmd, depth=depth + 1)).stdout
        return SList(text.splitlines()) if split else LSString(text)

    def _showtraceback(self, etype, evalue, stb):
        lines = [str(line)[:LONGEST] for line in list(stb)[:MOST_LINES]]
        output = {"ename": etype.__name__[:200], "evalue": str(evalue)[:LONGEST],
                  "traceback": lines}  # fmt: skip
        self.recorder.decide("error", output["evalue"], [c.__name__ for c in etype.__mro__])
        self.recorder.add({"output_type": "error"} | output)

    def run(self, source: str, *, room: int, seconds: float = 0.0) -> list[dict]:
        """Run a cell and return its outputs.

        Args:
            source: the cell's text.
            room: how many characters it may print.
            seconds: after which it is interrupted; 0 for never.
        """
        self.recorder.begin(room)
        with interrupt.after(seconds):
            done = self.run_cell(source, store_history=True)
        if not done.success:  # also where what shows an error was switched off
            self.recorder.decide(
                "error", str(done.error_in_exec or done.error_before_exec)[:LONGEST]
            )
        return self.recorder.taken()

    def keep_values(self) -> None:
        """Keep the values of cells in `Out` and `_`, as a notebook does."""
        self.displayhook.cache_size, self.displayhook.do_full_cache = 1_000, 1


Shell.__name__ = Shell.__qualname__ = "ZMQInteractiveShell"


def start() -> Shell:
    """Create the shell, with inline figures, and import all that cells commonly need."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"
    shell = Shell.instance(config=config)
    shell.db = {}  # where %cd remembers folders: not in files, which no learner shares
    # permanently, not per cell: what is printed between cells must go nowhere
    sys.stdout = _Stream(shell.recorder, "stdout")
    sys.stderr = _Stream(shell.recorder, "stderr")
    mpl.use("module://matplotlib_inline.backend_inline")
    shell.enable_matplotlib("inline")
    shell.run("import matplotlib.pyplot as plt\nplt.plot([1], label='$x_1$')\nplt.legend()", room=0)
    shell.run("1 / 0", room=0)  # imports what shows tracebacks, which IPython does lazily
    shell.reset(new_session=True)
    cores = os.cpu_count() or 1
    os.cpu_count = lambda: min(cores, CORES)  # pools of that size stay within the limit of threads
    # gone with the names; processes that `multiprocessing` starts ask for them
    shell.user_module.__dict__.update(dict.fromkeys(("__spec__", "__package__", "__loader__")))
    return shell
