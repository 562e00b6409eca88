"""Answers and outputs that are expensive for the grader: each costs at most its own exercise."""

from tests.attacks.case import Case, damage, damage_in_passing

#: Writes a frame by hand, past the packer, on every file that is open.
_FORGE = (
    "def forge(frame):\n"
    "    for fd in range(3, 64):\n"
    "        try: os.write(fd, len(frame).to_bytes(4, 'little') + frame)\n"
    "        except OSError: pass\n"
    "    os._exit(0)\n"
)
_HTML = "from IPython.display import HTML, display\n"


def _forged(frame: str) -> Case:
    return damage(f"{_FORGE}forge({frame})")


CASES: dict[str, Case] = {
    "tuples nested deep": damage("t = ()\nfor _ in range(200): t = (t,)\nreturn t"),
    "dicts nested deep": damage("t = {}\nfor _ in range(300): t = {'A': t}\nreturn t"),
    "a forged tuple nested deep": _forged(
        "__import__('functools').reduce(lambda b, _: b'\\xc9' + (len(b) + 1).to_bytes(4, 'big') + "
        "b'\\x01\\x91' + b, range(5000), b'\\xc0')"
    ),
    "forged lists nested deep": _forged("b'\\x91' * 10**6 + b'\\xc0'"),
    "thirty megabytes of empty dicts": _forged(
        "b'\\x93\\xa8returned\\xdd' + (30 * 10**6).to_bytes(4, 'big') + b'\\x80' * 30 * 10**6"
    ),
    "lists that promise what is not there": _forged("b'\\xdd\\x0f\\xff\\xff\\xff' * 10**6"),
    "a frame that is longer than it may be": damage(
        "for fd in range(3, 64):\n    try: os.write(fd, b'\\xff' * 4)\n"
        "    except OSError: pass\ntime.sleep(10**6)"
    ),
    "whole numbers for keys that collide": damage(
        "return {i * (2**61 - 1): 0.0 for i in range(2 * 10**4)}"
    ),
    "a set of numbers that collide": damage(
        "return {i * (2**61 - 1) for i in range(1, 2 * 10**4)}"
    ),
    "a number of a million digits": damage("return 1 << (4 * 10**6)"),
    "a key of twenty megabytes": damage("return {'k' * (20 * 2**20): 1.0}"),
    "a text of a hundred megabytes": damage("return 'x' * (100 * 2**20)"),
    "millions of small dicts": damage("return [{} for _ in range(3 * 10**6)]"),
    "an exception with a large text": damage("raise ValueError('x' * 10**8)"),
    "an exception with a large name": damage("raise type('X' * 10**7, (ValueError,), {})('x')"),
    "keys that grow": damage("return {'A' * n: n for n in range(3000)}"),
    "large displays of HTML": damage_in_passing(
        f"{_HTML}for tag in ('<b>', '<div>', '<ul><li>', '<a><div>', '<table>'):\n"
        "    display(HTML(tag * 10**5))"
    ),
    "many small displays of HTML": damage_in_passing(
        f"{_HTML}for _ in range(5000): display(HTML('<ul><li>' * 2000))"
    ),
    "seventy megabytes of a picture": damage_in_passing(
        "display({'image/png': 'A' * (70 * 2**20)}, raw=True)"
    ),
    "a key of an output that is large": damage_in_passing(
        "display({'text/' + 'x' * (20 * 2**20): 'y'}, raw=True)"
    ),
    "large data of another kind": damage_in_passing(
        "display({'application/json': {'x' * (20 * 2**20): ['y' * 10**7]}}, raw=True)"
    ),
    "thirty thousand displays": damage_in_passing(
        "for number in range(30_000): display(number)"
    ),
    "a large traceback": damage_in_passing(
        "raise type('E' * 10**6, (Exception,), {})('m' * 10**7)"
    ),
    "a lone surrogate everywhere": damage_in_passing(
        "print('\\udcff')\n"
        "display({'text/\\udcff': '\\udcff', 'text/plain': '\\ud800'}, raw=True)\n"
        "raise type('E\\udcff', (Exception,), {})('\\ud800')"
    ),
    "a lone surrogate as a key": damage("return {'\\ud800': '\\udcff'}"),
}  # fmt: skip
