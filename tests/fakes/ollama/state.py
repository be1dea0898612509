"""All that the fake remembers between two requests."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.fakes.ollama.faults import Fault, FaultBook
from tests.fakes.ollama.models import Catalogue
from tests.fakes.ollama.record import CallLog
from tests.fakes.ollama.scheduler import Config, Scheduler


@dataclass
class State:
    """The models, what is in memory, what was asked, and the faults that are on."""

    config: Config = field(default_factory=Config)
    models: Catalogue = field(default_factory=Catalogue)
    log: CallLog = field(default_factory=CallLog)
    faults: FaultBook = field(default_factory=FaultBook)
    stopping: threading.Event = field(default_factory=threading.Event)
    #: Called when faults were switched, since one of them closes the port.
    switched: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.scheduler = Scheduler(self.config, self.stopping)

    def switch(self, faults: Iterable[Fault]) -> None:
        """Switch these faults on, and all others off."""
        self.faults.replace(faults)
        self.switched()
