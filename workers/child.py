"""Runs one command so that it ends when the process does that started it, even when that one is killed. It owns no table.

It is run as a file, `python -I -S child.py PARENT SIGNAL UID:GID COMMAND...`, and replaces itself by COMMAND. That is a
program and not a `preexec_fn`, since Python code between fork and exec may deadlock in a process that has threads. Linux
means the *thread* that started it: that one has to live as long as the process.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1


def wrapped(command: Sequence[str], stop_signal: signal.Signals, *, owner: str = "") -> tuple[str, ...]:
    """The command line that runs `command` below this process and sends it `stop_signal` when this process dies.

    `owner` is "UID:GID" where it is to run as somebody else.
    """
    return (sys.executable, "-I", "-S", __file__, str(os.getpid()), str(stop_signal.value), owner, *command)


def main(arguments: list[str]) -> None:
    """Become COMMAND, as UID:GID unless that is empty, and get SIGNAL when PARENT dies. Exits 1 if it is dead already."""
    parent, signal_number, owner, *command = arguments
    if owner:
        uid, gid = map(int, owner.split(":"))
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    # Only after setuid, which clears it.
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signal_number), 0, 0, 0)
    if os.getppid() != int(parent):
        sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
