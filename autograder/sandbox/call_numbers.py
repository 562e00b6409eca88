"""The number of every system call that the list names, on x86-64 and on arm64 (pure).

Numbers never change: they are part of the kernel's promise to programs. "-" stands where a machine
has no such call; arm64 has only the newer one of several that do the same, such as `openat`. A test
compares the table with libseccomp's.
"""

_TABLE = """
access 21 -; alarm 37 -; arch_prctl 158 -; brk 12 214; chdir 80 49; chmod 90 -; clock_getres 229 114
clock_gettime 228 113; clock_nanosleep 230 115; clone 56 220; clone3 435 435; close 3 57
close_range 436 436; copy_file_range 326 285; creat 85 -; dup 32 23; dup2 33 -; dup3 292 24
epoll_create1 291 20; epoll_ctl 233 21; epoll_pwait 281 22; epoll_wait 232 -; execve 59 221
exit 60 93
exit_group 231 94; faccessat 269 48; faccessat2 439 439; fadvise64 221 223; fchdir 81 50
fchmod 91 52; fchmodat 268 53; fcntl 72 25; fdatasync 75 83; fgetxattr 193 10
flistxattr 196 13; fstat 5 80; fstatfs 138 44; fsync 74 82; ftruncate 77 46; futex 202 98
getcpu 309 168; getcwd 79 17; getdents64 217 61; getegid 108 177; geteuid 107 175
getgid 104 176; getgroups 115 158; getitimer 36 102; getpeername 52 205; getpgid 121 155
getpgrp 111 -; getpid 39 172; getppid 110 173; getrandom 318 278; getresgid 120 150
getresuid 118 148; getrusage 98 165; getsid 124 156; getsockname 51 204; getsockopt 55 209
gettid 186 178; gettimeofday 96 169; getuid 102 174; getxattr 191 8; ioctl 16 29; kill 62 129
lgetxattr 192 9; link 86 -; linkat 265 37; listxattr 194 11; llistxattr 195 12; lseek 8 62
lstat 6 -; madvise 28 233; mkdir 83 -; mkdirat 258 34; mmap 9 222; mprotect 10 226
mremap 25 216; msync 26 227; munmap 11 215; nanosleep 35 101; newfstatat 262 79; open 2 -
openat 257 56; pause 34 -; pipe 22 -; pipe2 293 59; poll 7 -; ppoll 271 73; prctl 157 167
pread64 17 67; prlimit64 302 261; pselect6 270 72; pwrite64 18 68; read 0 63; readlink 89 -
readlinkat 267 78; readv 19 65; recvfrom 45 207; rename 82 -; renameat 264 38
renameat2 316 276; restart_syscall 219 128; rmdir 84 -; rseq 334 293; rt_sigaction 13 134
rt_sigpending 127 136; rt_sigprocmask 14 135; rt_sigreturn 15 139; rt_sigsuspend 130 133
rt_sigtimedwait 128 137; sched_getaffinity 204 123; sched_yield 24 124; select 23 -
sendfile 40 71; sendto 44 206; set_robust_list 273 99; set_tid_address 218 96; setitimer 38 103
shutdown 48 210; sigaltstack 131 132; socketpair 53 199; stat 4 -; statfs 137 43; statx 332 291
symlink 88 -; symlinkat 266 36; sysinfo 99 179; tgkill 234 131; time 201 -; times 100 153
truncate 76 45; umask 95 166; uname 63 160; unlink 87 -; unlinkat 263 35; utimensat 280 88
vfork 58 -; wait4 61 260; waitid 247 95; write 1 64; writev 20 66
"""
_MACHINES = ("x86_64", "aarch64")


def numbers(machine: str) -> dict[str, int]:
    """Return the number of each call that a machine has, by name.

    Args:
        machine: x86_64 or aarch64, as `platform.machine` says it.
    """
    rows = [row.split() for line in _TABLE.splitlines() for row in line.split(";")]
    place = 1 + _MACHINES.index(machine)
    return {row[0]: int(row[place]) for row in rows if row and row[place] != "-"}
