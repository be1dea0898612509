"""Runs one command so that it ends when the supervisor does, even when that one is killed. It owns no table.

It is run as a file, `python -I -S child.py PARENT SIGNAL UID:GID COMMAND...`, and replaces itself by COMMAND. That is a
program and not a `preexec_fn`, since Python code between fork and exec may deadlock in a process that has threads.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


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
