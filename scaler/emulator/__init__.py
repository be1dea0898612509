"""An emulator of the DataCrunch (now Verda) container API, for tests and for trying the autoscaler without an account.

It speaks HTTP as the service does, so that the official SDK runs against it unmodified; its replicas are durations, or real
processes of this machine; it meters what they would cost, and has a switch for each thing that is known to go wrong. What
the vendor does not publish is a switch of `Config`, or marked as such. docs/datacrunch.md says how to use it.

The way through the package: `server` takes a request, `answering` admits it, `routes` finds its endpoint, `world` holds all
state and is settled before anybody looks. It owns no table of the record.
"""

from scaler.emulator.clock import Clock, ManualClock, SystemClock
from scaler.emulator.config import Boot, Config, Span, Victims
from scaler.emulator.faults import CATALOGUE, Fault
from scaler.emulator.server import Emulator

__all__ = [
    "CATALOGUE",
    "Boot",
    "Clock",
    "Config",
    "Emulator",
    "Fault",
    "ManualClock",
    "Span",
    "SystemClock",
    "Victims",
]
