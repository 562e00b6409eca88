"""Collects from an exchange that learners' own accounts write to: an nbgrader plug-in.

nbgrader only warns when a submission is named after somebody else, and stops at the first that it
cannot copy. Here each such submission is left out with a reason, and all others are collected.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

NOT_OWN = (
    "its owner is the account {owner}, not {name}. Where one account submits for all, as in most "
    "containers, set c.ExchangeCollect.check_owner = False"
)
#: Left out by `init_src`, whatever else it finds.
REFUSED = {"username": "", "filename": "", "timestamp": datetime.min}


class CollectOwn(ExchangeCollect):
    """Collects what belongs to the account that it is named after."""

    def init_src(self):
        """List each learner's newest submission, without those that were refused."""
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]

    def do_copy(self, src, dest, log=None):
        """Copy one submission, or say why it cannot be; nothing is left of half a copy."""
        try:
            _without_links(src)
            super().do_copy(src, dest, log)
        except (OSError, RuntimeError) as error:
            shutil.rmtree(dest, ignore_errors=True)
            self._leave_out(src, f"it cannot be copied: {error}. Ask for another")

    def _path_to_record(self, path):
        try:
            _not_a_link(path)
            record, owner = super()._path_to_record(path), Path(path).owner()
        except (KeyError, OSError, ValueError) as error:
            return self._leave_out(path, f"its name or its owner is not valid: {error}")
        if self.check_owner and owner != record["username"]:
            return self._leave_out(path, NOT_OWN.format(owner=owner, name=record["username"]))
        return record

    def _leave_out(self, path, why):
        self.log.error("Not collected: %r, because %s", str(path), why)
        return REFUSED


def _without_links(folder):
    """Raise OSError if anything in a folder is a link, which may lead to files of the reader's."""
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            _not_a_link(Path(here, name))


def _not_a_link(path):
    if os.path.islink(path):  # noqa: PTH114, False also for a path that cannot be looked at
        raise OSError(f"{str(path)!r} is a link, expected a file or a folder")
