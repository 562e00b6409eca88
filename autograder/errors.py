"""The grader's own errors. A learner's failure is a result, never one of these.

AutograderError
├── SandboxUnavailable   the machine cannot isolate a learner's code
├── CourseError          an assignment, a folder or a setting is missing
├── DiskError            the disk is full or cannot be written
├── EntryError           one submission cannot be entered; the others can
├── GradebookError       the gradebook cannot be read or written
├── JournalError         the journal cannot be read or written, or another grader is running
└── WorkerError          a worker process or the cluster was lost
    └── CheckerLost      the process of one submission ended early
"""


class AutograderError(Exception):
    """The grader cannot continue; the message says what, got, expected, and what to do."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, after a person was told how far the run was."""


class SandboxUnavailable(AutograderError):  # noqa: N818, it names a state of the machine
    """The machine cannot isolate a learner's code; the message says how to fix it."""


class CourseError(AutograderError):
    """An assignment, a folder or a setting is missing."""


class DiskError(AutograderError):
    """The disk is full or cannot be written: it affects every file, not just one."""


class EntryError(AutograderError):
    """One submission cannot be entered into the gradebook, not even in part; the others can."""


class GradebookError(AutograderError):
    """The gradebook cannot be read or written; what was graded is kept in the journal."""


class JournalError(AutograderError):
    """The journal cannot be read or written, or another grader is running."""


class WorkerError(AutograderError):
    """A worker process or the cluster was lost; run the same command again to continue."""


class CheckerLost(WorkerError):  # noqa: N818, it names a state of the process
    """The process of one submission ended early; if that happens twice, it is the result."""
