"""A fake Ollama: a real HTTP server with Ollama's contract, whose answers are computed from the prompts.

It runs no model. It shares no code with the client, so that a misreading of the contract on one side shows.
"""

from tests.fakes.ollama.faults import FAULTS, ROWS, Fault, FaultInfo
from tests.fakes.ollama.record import Call
from tests.fakes.ollama.scheduler import Config
from tests.fakes.ollama.server import FakeOllama

__all__ = ["FAULTS", "ROWS", "Call", "Config", "FakeOllama", "Fault", "FaultInfo"]
