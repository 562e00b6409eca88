"""The compiled filter, run call by call: what is listed passes, and nothing else."""

import errno
import platform
import random

import pytest

from autograder.sandbox import seccomp, system_calls
from autograder.sandbox.call_numbers import numbers
from tests.support import bpf, libseccomp

MACHINES = seccomp.bpf.AUDIT
HERE = MACHINES[platform.machine()]
ELSEWHERE = [0x40000003, 0x40000028, 0x80000016, 0xC00000F3, *set(MACHINES.values()) - {HERE}]
HIGH = (0, 2**32, 7 * 2**32, 2**63, 2**64 - 2**32)  # what the kernel does not read of an int
REFUSED = (bpf.ERRNO, errno.EPERM)
PASSES = (bpf.ALLOW, 0)
KILLED = {bpf.KILL_PROCESS, bpf.KILL_THREAD}
LAST = 1024  # far above the last call of any kernel


@pytest.fixture(scope="module")
def filtered():
    program = seccomp.compiled()
    return lambda number, *arguments, machine=HERE: bpf.run(
        program, number, arguments, machine=machine
    )


def number(name):
    return libseccomp.number(name, platform.machine())


def known(names):
    return {number(name) for name in names if number(name) >= 0}


ANY = known(name for group in system_calls.ALLOWED.values() for name in group)
SOME = known(system_calls.USES)
OTHERS = known(system_calls.WITHOUT)


def high(*arguments):
    """Return the same arguments with every high half that the kernel does not look at."""
    return [tuple(value % 2**32 + above for value in arguments) for above in HIGH]


def test_every_number_that_is_not_listed_is_refused(filtered):
    for each in set(range(LAST)) - ANY - SOME - OTHERS:
        error = errno.ENOSYS if each in system_calls.NEWER else errno.EPERM
        assert filtered(each) == (bpf.ERRNO, error), each


def test_listed_calls_pass_whatever_their_arguments(filtered):
    draw = random.Random(0)
    for each in ANY:
        assert filtered(each, *(draw.getrandbits(64) for _ in range(6))) == PASSES


def test_odd_numbers_are_refused_or_kill(filtered):
    draw = random.Random(1)
    for each in [2**32 - 1, 2**31, *(draw.randrange(LAST, 2**32) for _ in range(2000))]:
        action, error = filtered(each)
        assert action in KILLED or (action == bpf.ERRNO and error), each


def test_every_number_of_x32_kills(filtered):
    if MACHINES["x86_64"] != HERE:
        assert filtered(0x40000000) == REFUSED
        return
    for each in range(LAST):
        assert filtered(each | 0x40000000)[0] in KILLED


@pytest.mark.parametrize("machine", ELSEWHERE, ids=hex)
def test_the_calls_of_another_machine_kill(filtered, machine):
    for each in range(LAST):
        assert filtered(each, machine=machine)[0] in KILLED


@pytest.mark.parametrize("name", ["kill", "tgkill"])
def test_a_process_signals_only_itself(filtered, name):
    for bad in (0, -1, -2, 2, 1000, 2**31):
        for arguments in high(bad, 9):
            assert filtered(number(name), *arguments) == REFUSED
    for arguments in high(1, 9):
        assert filtered(number(name), *arguments) == PASSES
    for other in ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal"):
        for arguments in [*high(0, 9), *high(1, 9)]:
            assert filtered(number(other), *arguments)[0] == bpf.ERRNO


def test_clone_makes_only_threads(filtered):
    thread = 0x3D0F00  # what libc's pthread_create asks for
    assert filtered(number("clone"), thread) == PASSES
    for bad in (17, 0x4111, 0x1200011, thread & ~0x400, *(1 << bit for bit in range(16))):
        assert filtered(number("clone"), bad) == REFUSED
    for namespace in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        for flags in high(thread | namespace):
            assert filtered(number("clone"), *flags) == REFUSED
    assert filtered(number("clone3")) == (bpf.ERRNO, errno.ENOSYS)


@pytest.mark.parametrize(
    ("name", "place", "good"),
    [
        ("prctl", 0, {15, 16}),
        ("prlimit64", 0, {0}),
        ("fcntl", 1, {0, 1, 2, 3, 4, 5, 36, 1030}),
        ("ioctl", 1, {0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451}),
        ("getsockopt", 2, {3, 4, 38, 39}),
    ],
)
def test_an_argument_is_compared_as_the_kernel_reads_it(filtered, name, place, good):
    for value in [*range(128), *range(1024, 1045), *range(0x5400, 0x5480)]:
        for arguments in high(*[1] * place, value):
            action, error = filtered(number(name), *arguments)
            passes = (action, error) == PASSES
            locks_nothing = name == "fcntl" and value in (6, 7, 37, 38)
            assert passes == (value in good), (name, value)
            assert passes or (action, error) == (bpf.ERRNO, 0 if locks_nothing else errno.EPERM)


def test_memory_without_a_file_is_not_shared(filtered):
    shared, private, valid, anonymous, droppable = 1, 2, 3, 0x20, 8
    others = (0, 0x4000, 0x20000, 0x40000)  # such as MAP_NORESERVE, MAP_STACK, MAP_HUGETLB
    for more in others:
        for good in (shared, private, valid, private | anonymous, droppable | anonymous):
            for arguments in high(0, 4096, 3, good | more):
                assert filtered(number("mmap"), *arguments) == PASSES
        for bad in (shared | anonymous, valid | anonymous):
            for arguments in high(0, 4096, 3, bad | more):
                assert filtered(number("mmap"), *arguments) == REFUSED


def test_a_pair_of_sockets_is_a_stream(filtered):
    close_on_exec, non_blocking = 0o2000000, 0o4000
    for arguments in high(1, 1 | close_on_exec | non_blocking, 0):
        assert filtered(number("socketpair"), *arguments) == PASSES
    for family, kind in ((1, 2), (1, 3), (1, 5), (2, 1), (16, 1), (40, 1), (1, 2 | close_on_exec)):
        for arguments in high(family, kind, 0):
            assert filtered(number("socketpair"), *arguments) == REFUSED


def test_what_has_a_way_round_says_so(filtered):
    for name, error in system_calls.WITHOUT.items():
        assert filtered(number(name)) == (bpf.ERRNO, error)
    assert filtered(number("ioctl"), 3, 0x40049409) == (bpf.ERRNO, errno.EOPNOTSUPP)


def test_the_calls_of_escapes_are_not_listed():
    for name in (
        "fork", "vfork", "execve", "execveat", "socket", "connect", "bind", "sendmsg", "recvmsg",
        "unshare", "setns", "mount", "ptrace", "process_vm_readv", "memfd_create", "shmget", "bpf",
        "io_uring_setup", "userfaultfd", "perf_event_open", "keyctl", "flock", "ioprio_set",
        "splice", "tee", "vmsplice", "setpriority", "sched_setscheduler", "sched_setattr",
        "inotify_add_watch", "mknod", "mknodat", "sync", "syncfs", "setsid", "setpgid", "chroot",
        "open_by_handle_at", "personality", "seccomp", "timer_create", "mlock", "mq_open",
    ):  # fmt: skip
        assert name not in system_calls.names(), name


def test_aarch64_has_every_call_that_python_needs_or_another_for_it():
    arm = numbers("aarch64").keys() & system_calls.names()
    instead = "openat newfstatat faccessat dup3 pipe2 ppoll pselect6 epoll_pwait mkdirat unlinkat"
    assert {*instead.split(), "renameat", "readlinkat", "clone", "futex"} <= arm
