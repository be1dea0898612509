"""All that an emulator knows: deployments, secrets, tokens, limits, faults, and the replicas of yesterday. It owns no table.

Nothing here happens by itself: whoever looks calls `settle` first, holding `lock`.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from scaler.emulator import catalogue, meter, processes
from scaler.emulator.clock import Clock, SystemClock, stamp
from scaler.emulator.config import Config
from scaler.emulator.deployments import Deployment
from scaler.emulator.errors import not_found
from scaler.emulator.faults import Fault, FaultBook
from scaler.emulator.fleet import Fleet, replica_id
from scaler.emulator.jobs import Job
from scaler.emulator.limits import Limits
from scaler.emulator.replicas import Body, Replica, Simulated
from scaler.emulator.tokens import Tokens
from scaler.emulator.vault import Vault
from scaler.emulator.wire import Answer


@dataclass(frozen=True)
class Call:
    """One request that was answered: the log of `GET /emulator/requests`. `at` is in seconds since 1970."""

    at: float
    method: str
    path: str
    status: int


class World:
    """The state. Its parts are public; `lock` guards them."""

    def __init__(
        self, config: Config | None = None, clock: Clock | None = None, faults: Iterable[Fault] = ()
    ) -> None:
        self.config = config or Config()
        self.clock = clock or SystemClock()
        self.lock = threading.RLock()
        self.closing = threading.Event()
        self.faults = FaultBook(faults)
        self.tokens = Tokens(self.config, self.clock)
        self.limits = Limits(self.clock)
        self.vault = Vault()
        self.deployments: dict[str, Deployment] = {}
        self.jobs: dict[str, Job] = {}
        self.calls: list[Call] = []  # the latest ones
        self._past: list[Replica] = []
        self._starter = processes.Starter()
        self._made: dict[str, int] = {}

    def now(self) -> str:
        """The current time as the API writes it."""
        return stamp(self.clock.now())

    def settle(self) -> None:
        """Do everything that was due until now, evictions included; put away deployments that are gone."""
        now = self.clock.now()
        for deployment in list(self.deployments.values()):
            deployment.settle(now, lowering_waits=self.config.lowering_waits)
            self._evict(deployment, now)
            if deployment.deleting and not deployment.fleet.replicas:
                self._past += deployment.fleet.past
                del self.deployments[deployment.name]

    def _evict(self, deployment: Deployment, now: float) -> None:
        path = f"/container-deployments/{deployment.name}/replicas"
        if deployment.fleet.running() and self.faults.strikes("spot-eviction", path):
            deployment.fleet.evict(now)
            deployment.settle(now, lowering_waits=self.config.lowering_waits)

    def deployment(self, name: str) -> Deployment:
        """The deployment of that name. Raises `ApiError` 404."""
        if name not in self.deployments:
            raise not_found("Deployment")
        return self.deployments[name]

    def job(self, name: str) -> Job:
        """The job deployment of that name. Raises `ApiError` 404."""
        if name not in self.jobs:
            raise not_found("Job deployment")
        return self.jobs[name]

    def fleet(self, name: str) -> Fleet:
        """A fleet for a new deployment; one of the same name again gets other replicas."""
        made = self._made[name] = self._made.get(name, 0) + 1
        seed = f"{self.config.seed}:{name}:{made}"

        def order(number: int, at: float) -> Replica:
            return self._replica(self.deployments[name], Random(f"{seed}:{number}"), at)

        return Fleet(order, self.config.victims, Random(f"{seed}:victims"))

    def _replica(self, deployment: Deployment, rng: Random, at: float) -> Replica:
        boot, path = self.config.boot, f"/container-deployments/{deployment.name}/replicas"
        name = replica_id(rng)
        waiting, pulling, starting = (span.draw(rng) for span in (boot.waiting, boot.pulling, boot.starting))
        stuck = any(self.faults.strikes(fault, path) for fault in ("replica-stuck", "compute-unavailable"))
        return Replica(
            id=name,
            deployment=deployment.name,
            image=deployment.containers[0]["image"]["image"],
            price=catalogue.hourly(deployment.compute, spot=deployment.is_spot),
            body=self._body(deployment, name, starting=starting, stopping=self.config.stopping.draw(rng)),
            ordered_at=at,
            waiting=waiting,
            pulling=pulling,
            grace=self.config.grace,
            stuck=stuck,
        )

    def _body(self, deployment: Deployment, name: str, *, starting: float, stopping: float) -> Body:
        path = f"/container-deployments/{deployment.name}/replicas"
        crashes = self.faults.strikes("replica-crash", path) is not None
        if not self.config.command:
            return Simulated(starting, stopping, crashes=crashes)
        container = deployment.containers[0]
        names = {"deployment": deployment.name, "replica": name, "port": str(processes.free_port())}
        argv = processes.filled(self.config.command, container, names=names)
        order = processes.Order(
            argv=processes.CRASHING if crashes else argv,
            environment={**self.config.environment, **self._variables(container), **_host(names)},
            health_url=processes.health_url(self.config.command, container, port=names["port"]),
            log=self.config.log_dir and self.config.log_dir / f"{deployment.name}-{name}.log",
        )
        return processes.LocalProcess(order, self._starter, self.clock, starting=starting)

    def _variables(self, container: dict[str, Any]) -> dict[str, str]:
        return {
            variable["name"]: self.vault.secrets.values.get(variable["value_or_reference_to_secret"], "")
            if variable["type"] == "secret"
            else variable["value_or_reference_to_secret"]
            for variable in container["env"]
        }

    def uses_secret(self, name: str) -> bool:
        """Whether a deployment's environment refers to the secret."""
        return any(
            variable["type"] == "secret" and variable["value_or_reference_to_secret"] == name
            for deployment in self.deployments.values()
            for container in deployment.containers
            for variable in container["env"]
        )

    def replicas(self) -> list[Replica]:
        """Every replica there ever was, in the order in which they were ordered."""
        found = list(self._past)
        for deployment in self.deployments.values():
            found += [*deployment.fleet.past, *deployment.fleet.replicas]
        return sorted(found, key=lambda replica: replica.ordered_at)

    def spent(self) -> float:
        """Dollars, for the balance."""
        return int(meter.reading(self.replicas(), self.clock.now())["cents"]) / 100

    def end(self, *, at_once: bool = False) -> bool:
        """Stop every replica, by SIGTERM or at once; whether all are gone."""
        with self.lock:
            now = self.clock.now()
            for deployment in self.deployments.values():
                deployment.deleting = True
                for replica in deployment.fleet.replicas if at_once else ():
                    replica.kill(now)
            self.settle()
            return not self.deployments

    def close(self) -> None:
        """End the thread that starts processes."""
        self._starter.close()


#: What answers at an endpoint: it gets the settled world, the request, and the names in the path.
Handler = Callable[..., Answer]


def _host(names: dict[str, str]) -> dict[str, str]:
    """What a pod sees of itself. Its hostname ends with the replica's id, as pods' names do."""
    return {"HOSTNAME": f"{names['deployment']}-{names['replica']}", "PORT": names["port"]}
