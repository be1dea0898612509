"""An emulator for tests, and three ways to talk to it: plain HTTP, the official SDK, and the provider."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from pydantic import SecretStr
from verda import VerdaClient

from scaler.emulator import Config, Emulator, Fault, ManualClock
from scaler.emulator.clock import Clock
from scaler.providers.budget import Budget
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.exchange import Line, Patience
from scaler.providers.transport import Tokens, Transport

AT = "/container-deployments"
OCR = f"{AT}/ocr"
DEPLOYMENT: dict[str, Any] = {
    "name": "ocr",
    "containers": [{"image": "ghcr.io/acme/ocr:1.2.3", "exposed_port": 8000}],
    "compute": {"name": "L40S", "size": 1},
    "container_registry_settings": {"is_private": False, "credentials": None},
    "scaling": {
        "min_replica_count": 2,
        "max_replica_count": 2,
        "scale_down_policy": {"delay_seconds": 300},
        "scale_up_policy": {"delay_seconds": 0},
        "queue_message_ttl_seconds": 300,
        "concurrent_requests_per_replica": 1,
        "scaling_triggers": {
            "queue_load": {"threshold": 1},
            "cpu_utilization": None,
            "gpu_utilization": None,
        },
    },
}

#: For faults that last, so that tests do not.
IMPATIENT = Patience(connect=0.5, read=0.3, total=1.0, tries=3, first_pause=0.01)


def deployment(**changes: Any) -> dict[str, Any]:
    """A request for a deployment; `container`, `least` and `most` change what lies deeper."""
    body = json.loads(json.dumps(DEPLOYMENT))
    body["containers"][0].update(changes.pop("container", {}))
    for bound, name in (("least", "min_replica_count"), ("most", "max_replica_count")):
        if bound in changes:
            body["scaling"][name] = changes.pop(bound)
    return {**body, **changes}


class Plain:
    """Plain HTTP with a token."""

    def __init__(self, emulator: Emulator, token: str = "") -> None:
        self.emulator = emulator
        self.token = token
        self.url = emulator.url

    @classmethod
    def at(cls, url: str) -> "Plain":
        """The same for an emulator of another process."""
        plain = cls.__new__(cls)
        plain.url, plain.token = url, ""
        plain.login()
        return plain

    def login(self) -> None:
        """Get a token for the default credentials."""
        credentials = {"client_id": Config.client_id, "client_secret": Config.client_secret}
        answer = self("POST", "/oauth2/token", {"grant_type": "client_credentials", **credentials})
        self.token = answer.json()["access_token"]

    def __call__(self, method: str, path: str, body: Any = None) -> requests.Response:
        """An endpoint of the API."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return requests.request(method, self.url + path, json=body, headers=headers, timeout=10)

    def control(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """The JSON of an endpoint of the emulator's own."""
        address = self.url.removesuffix("/v1")
        return requests.request(method, f"{address}/emulator{path}", json=body, timeout=10).json()

    def states(self, name: str = "ocr") -> list[str]:
        """The states of a deployment's replicas."""
        return [replica["status"] for replica in self("GET", f"{AT}/{name}/replicas").json()["list"]]


@contextmanager
def emulated(config: Config | None = None, *faults: Fault, clock: Clock | None = None) -> Iterator[Plain]:
    """An emulator, its time moved by hand unless another clock is given."""
    with Emulator(config, clock=clock or ManualClock(), faults=faults) as emulator:
        plain = Plain(emulator)
        plain.login()
        yield plain


def sdk(plain: Plain) -> VerdaClient:
    """The official client, as anybody uses it."""
    config = plain.emulator.world.config
    return VerdaClient(config.client_id, config.client_secret, base_url=plain.emulator.url)


def provider(plain: Plain, *, patience: Patience | None = None, secret: str = "") -> DataCrunch:
    """The provider whose pool `vision` is the deployment `ocr`, on the emulator's clock."""
    config, clock = plain.emulator.world.config, plain.emulator.world.clock
    line = Line(plain.emulator.url, patience or Patience(first_pause=0.01), clock.sleep)
    tokens = Tokens(line, SecretStr(config.client_id), SecretStr(secret or config.client_secret))
    transport = Transport(line, tokens, Budget(clock.now))
    return DataCrunch(transport, {"vision": "ocr"}, now=clock.now)
