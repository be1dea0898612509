"""Becomes a replica's command, which then ends when the emulator does, even when that one is killed. It owns no table.

Run as a file, `python -I -S child.py PARENT COMMAND...`. It is a program and not a `preexec_fn`, since Python code between
fork and exec may deadlock in a process that has threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Become COMMAND, and get SIGTERM when the thread that started it ends. Exits 1 if PARENT is dead already."""
    parent, *command = arguments
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
    if os.getppid() != int(parent):
        sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
