"""The policies that can be simulated, by name, each with its own interval. It decides nothing."""

from collections.abc import Callable

from scaler.policy.config import Scaling
from scaler.policy.just_in_time import JustInTime
from scaler.policy.rules import Rules
from scaler.policy.snapshot import Pool
from scaler.simulation.peers import always_on, keda, knative, ray_serve, serverless, verda
from scaler.simulation.peers.always_on import AlwaysOn
from scaler.simulation.peers.keda import Keda
from scaler.simulation.peers.knative import Knative
from scaler.simulation.peers.peer import Peer, PoolScaler, peer
from scaler.simulation.peers.ray_serve import RayServe
from scaler.simulation.peers.serverless import Modal, RunPodCount, RunPodDelay
from scaler.simulation.peers.verda import Verda
from scaler.simulation.setting import Setting
from scaler.simulation.world import Driver

#: A peer's rule, made from the tasks that a replica runs at a time, and its interval in seconds.
_PEERS: dict[str, tuple[Callable[[int], PoolScaler], float]] = {
    "keda": (lambda _: Keda(), keda.TICK),
    "keda_unacked": (lambda _: Keda(unacked=True), keda.TICK),
    "keda_each": (lambda _: Keda(1, unacked=True), keda.TICK),
    "knative": (Knative, knative.TICK),
    "ray_serve": (lambda _: RayServe(), ray_serve.TICK),
    "ray_queue": (lambda _: RayServe(queue=True), ray_serve.TICK),
    "modal": (Modal, serverless.TICK),
    "runpod": (lambda _: RunPodDelay(), serverless.TICK),
    "runpod_count": (lambda _: RunPodCount(), serverless.TICK),
    "verda": (lambda _: Verda(), verda.TICK),
}

#: Every name, the product's own first.
NAMES = ("just_in_time", "rules", *_PEERS, "always_on", "always_on_max")
OWN = ("just_in_time", "rules")


def driver(name: str, scaling: Scaling, setting: Setting) -> Driver:
    """The policy of that name, new, with how often it is asked. Raises KeyError for a name that is not in `NAMES`."""
    most = (scaling.of(Pool.VISION).max_replicas, scaling.of(Pool.TEXT).max_replicas)
    if name == "just_in_time":
        return Driver(JustInTime(scaling))
    if name == "rules":
        return Driver(Rules(scaling))
    if name in ("always_on", "always_on_max"):
        warm = most if name == "always_on_max" else (1, 1)
        policy = Peer(name, AlwaysOn(warm[0]), AlwaysOn(warm[1]), most)
        return Driver(policy, tick=always_on.TICK, own=False, starts_with=warm)
    make, tick = _PEERS[name]
    return Driver(
        peer(name, make, setting.slots, most),
        tick=tick,
        own=False,
        settles=ray_serve.SETTLES if name == "ray_serve" else None,
    )
