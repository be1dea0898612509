"""`python -m tests.fakes.ollama --port N [--fault NAME[:TIMES] ...]`."""

import argparse
import sys

from tests.fakes.ollama.command import list_faults, serve


def main() -> None:
    """Read the command line, and run; exit 1 where that can't be."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.ollama")
    parser.add_argument("--port", type=int, default=11_434, help="0 takes a free one")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME[:TIMES]")
    parser.add_argument("--delay", type=float, default=0, help="seconds before each answer")
    parser.add_argument("--list-faults", action="store_true")
    given = parser.parse_args()
    if given.list_faults:
        print(list_faults())
        return
    try:
        serve(given.port, given.fault, delay=given.delay)
    except (OSError, ValueError) as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
