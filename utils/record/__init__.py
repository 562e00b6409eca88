"""What a learner did in this course, kept in one file on this machine, and shown as a page."""

from utils.record.showing import certificate, show
from utils.record.store import COURSE, keep_answer, keep_prediction, keep_score, not_own, read
from utils.record.transfer import export, restore
from utils.record.upload import restore_button

__all__ = [
    "COURSE",
    "certificate",
    "export",
    "keep_answer",
    "keep_prediction",
    "keep_score",
    "not_own",
    "read",
    "restore",
    "restore_button",
    "show",
]
