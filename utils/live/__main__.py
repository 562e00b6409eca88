"""Write the cockpit as one page that needs no installation: python -m utils.live page FILE."""

import sys
from pathlib import Path

from utils.live import page

USAGE = "usage: python -m utils.live page FILE.html"


def main(arguments: list[str]) -> int:
    """Run the command; return its exit code."""
    if len(arguments) != 2 or arguments[0] != "page":
        print(USAGE, file=sys.stderr)
        return 2
    path = Path(arguments[1])
    try:
        page.write(path)
    except OSError as error:
        print(f"{path} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"wrote {path}, {path.stat().st_size / 1024:.0f} KiB; open it in a browser")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
