"""The cockpit's page is a file of its own, and the command that writes it says what is wrong."""

import re

from utils.live import __main__ as command
from utils.live import page


def test_it_is_written_where_it_is_asked_for(tmp_path, capsys):
    path = tmp_path / "page.html"
    assert command.main(["page", str(path)]) == 0
    assert "wrote" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == page.text()


def test_it_asks_for_nothing_else():
    assert not re.search(r"(?:src|href)=|import |https?://|fetch\(", page.text())


def test_wrong_use_is_named(tmp_path, capsys):
    assert command.main([]) == 2
    assert "usage" in capsys.readouterr().err
    assert command.main(["page", str(tmp_path / "none" / "page.html")]) == 1
    assert "cannot be written: No such file" in capsys.readouterr().err
