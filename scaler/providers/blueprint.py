"""What a pool's deployment should be, by the settings: image, machine, environment, secrets. It makes no request, owns no table.

A worker gets the settings that were set here, as far as they concern it; those that are confidential go as secrets of the
service. A secret's value can't be read back there, so its name ends with a keyed hash of it: what has the name has the value.
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr
from verda.containers import (
    ComputeResource,
    Container,
    ContainerRegistryCredentials,
    ContainerRegistrySettings,
    Deployment,
    EntrypointOverridesSettings,
    EnvVar,
    EnvVarType,
    HealthcheckSettings,
    QueueLoadScalingTrigger,
    ScalingOptions,
    ScalingPolicy,
    ScalingTriggers,
)

from pipeline.errors import NotConfigured
from pipeline.graph import Queue
from pipeline.settings import Settings

POOLS = (Queue.VISION, Queue.TEXT)
#: The confidential settings that a worker needs. No other leaves this machine.
WORKER_SECRETS = ("database_url", "broker_url", "cache_url", "model_api_key")
#: What a worker must be told.
NEEDED = ("database_url", "broker_url", "storage_url")
#: Settings of the web, of this machine, and of the provider itself, which no worker needs.
NOT_FOR_WORKERS = frozenset(
    {
        "data_dir",
        "host",
        "port",
        "flower_port",
        "trusted_hosts",
        "secret_key",
        "prompts_dir",
        "templates_dir",
        "provider",
        "host_name",
        "replica_id",
        "scaling_file",
        *(name for name in Settings.model_fields if name.startswith("local_")),
        *(name for name in Settings.model_fields if name.startswith("verda_")),
        *(name for name in Settings.model_fields if name.endswith(("_deployment", "_compute", "_image"))),
    }
)
#: One GPU for each replica, as the PRD has it.
SIZE = 1
#: A port must be named although workers listen on none.
PORT = 8080

#: What the service's own autoscaler may do: nothing. The pin moves, the rest stays. TTL and delays are the vendor's defaults.
SCALING = ScalingOptions(
    min_replica_count=0,
    max_replica_count=1,
    scale_down_policy=ScalingPolicy(300),
    scale_up_policy=ScalingPolicy(0),
    queue_message_ttl_seconds=300,
    concurrent_requests_per_replica=1,
    scaling_triggers=ScalingTriggers(QueueLoadScalingTrigger(1)),
)


@dataclass(frozen=True)
class Blueprint:
    """A deployment as it should be. `secrets` are values by the names that they have at the service."""

    pool: str
    name: str
    image: str
    compute: str
    spot: bool
    registry: str
    plain: dict[str, str]
    references: dict[str, str]
    secrets: dict[str, SecretStr]

    def deployment(self) -> Deployment:
        """As the SDK wants it for a new deployment."""
        credentials = ContainerRegistryCredentials(self.registry) if self.registry else None
        return Deployment(
            name=self.name,
            containers=[self._container()],
            compute=ComputeResource(self.compute, SIZE),
            container_registry_settings=ContainerRegistrySettings(bool(self.registry), credentials),
            is_spot=self.spot,
            scaling=SCALING,
        )

    def _container(self) -> Container:
        # The image's entrypoint is the launcher of workers; what it serves is its argument.
        variables = [EnvVar(name, value, EnvVarType.PLAIN) for name, value in self.plain.items()]
        variables += [EnvVar(name, secret, EnvVarType.SECRET) for name, secret in self.references.items()]
        return Container(
            image=self.image,
            exposed_port=PORT,
            healthcheck=HealthcheckSettings(enabled=False, port=PORT, path="/health"),
            entrypoint_overrides=EntrypointOverridesSettings(enabled=True, cmd=[self.pool]),
            env=sorted(variables, key=lambda variable: str(variable.name)),
        )

    def patch(self, container: str) -> dict[str, Any]:
        """As the API wants it for a change; `container` is the name that the service gave the container."""
        body = self.deployment().to_dict()
        body["containers"][0]["name"] = container
        names = ("containers", "compute", "container_registry_settings", "is_spot")
        return {name: body[name] for name in names}


def blueprint(settings: Settings, pool: Queue) -> Blueprint:
    """The pool's deployment. Raises `NotConfigured`, naming every setting that is missing."""
    _check(settings)
    name: str = getattr(settings, f"{pool}_deployment")
    named = {
        variable: (_secret_name(name, variable, value=value, key=settings.verda_client_secret), value)
        for variable, value in _confidential(settings).items()
    }
    return Blueprint(
        pool=pool.value,
        name=name,
        image=getattr(settings, f"{pool}_image"),
        compute=getattr(settings, f"{pool}_compute"),
        spot=settings.verda_spot,
        registry=settings.verda_registry,
        plain=_plain(settings),
        references={variable: secret for variable, (secret, _) in named.items()},
        secrets=dict(named.values()),
    )


def _check(settings: Settings) -> None:
    needed = (*NEEDED, *(f"{pool}_image" for pool in POOLS))
    missing = [name for name in needed if not _text(getattr(settings, name))]
    if missing:
        names = ", ".join(map(_variable, missing))
        raise NotConfigured(f"{names} must be set: replicas elsewhere need them.")


def _confidential(settings: Settings) -> dict[str, SecretStr]:
    """What goes as secrets, by the names of the variables."""
    ours: dict[str, SecretStr] = {_variable(name): getattr(settings, name) for name in WORKER_SECRETS}
    both = {**settings.verda_environment, **ours}
    return {name: value for name, value in both.items() if value.get_secret_value()}


def _plain(settings: Settings) -> dict[str, str]:
    """The settings that were set and are no secret, as a worker's environment."""
    names = settings.model_fields_set - NOT_FOR_WORKERS
    values = settings.model_dump(mode="json", include=set(names))
    return {
        _variable(name): value if isinstance(value, str) else json.dumps(value)
        for name, value in sorted(values.items())
        if not isinstance(getattr(settings, name), SecretStr)
    }


def _variable(setting: str) -> str:
    return f"DECKFLOW_{setting.upper()}"


def _text(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _secret_name(deployment: str, variable: str, *, value: SecretStr, key: SecretStr) -> str:
    """Keyed, since a bare hash would let anybody who lists the names try out passwords."""
    digest = hmac.digest(key.get_secret_value().encode(), value.get_secret_value().encode(), hashlib.sha256)
    slug = variable.removeprefix("DECKFLOW_").lower().replace("_", "-").strip("-")
    return f"{deployment}--{slug}-{digest.hex()[:8]}"


def is_own_secret(name: str, deployment: str) -> bool:
    """Whether a secret was made for the deployment, by its name."""
    return re.fullmatch(rf"{re.escape(deployment)}--[a-z0-9-]+-[0-9a-f]{{8}}", name) is not None
