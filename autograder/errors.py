"""What can go wrong with the grader itself; a learner's failure is a result, never one of these.

AutograderError
├── SandboxUnavailable   the machine cannot isolate a learner's code
├── CourseError          an assignment, a folder or a setting is not there
├── DiskError            the disk is full or cannot be written
├── EntryError           one submission cannot be entered; the others can
├── GradebookError       the gradebook cannot be read or written
├── JournalError         the journal cannot be read or written, or another grader is at work
└── WorkerError          a worker process or the cluster is gone
    └── CheckerLost      the process of one submission ended, and no other
"""


class AutograderError(Exception):
    """The grader cannot do its work; the message says what, got, expected, what to do."""


class SandboxUnavailable(AutograderError):  # noqa: N818, it names a state of the machine
    """The machine cannot isolate a learner's code; the message holds the mend."""


class CourseError(AutograderError):
    """An assignment, a folder or a setting is not there."""


class DiskError(AutograderError):
    """The disk is full or cannot be written, whatever the file."""


class EntryError(AutograderError):
    """One submission cannot be entered into the gradebook; nothing of it was, and others can be."""


class GradebookError(AutograderError):
    """The gradebook cannot be read or written; what was graded is kept in the journal."""


class JournalError(AutograderError):
    """The journal cannot be read or written, or another grader is at work."""


class WorkerError(AutograderError):
    """A worker process or the cluster is gone; run the same command again to go on."""


class CheckerLost(WorkerError):  # noqa: N818, it names a state of the process
    """The process of one submission ended early; a second time, that is the submission's result."""
