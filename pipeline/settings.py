"""Every setting of Deckflow, read once from the environment; no other module looks at the environment.

Names are `DECKFLOW_<SETTING>`. The two addresses of services are also read from `DATABASE_URL` and
`BROKER_URL`, as hosting platforms set them. A setting that is not valid stops the program with its name.
"""

import fcntl
import json
import os
import socket
import sys
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Literal, Self

from platformdirs import user_data_path
from pydantic import (
    AliasChoices,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

#: A label of RFC 1123. Without a double hyphen, since that divides the name from the rest in the names of its secrets.
DEPLOYMENT_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: The shorter of two limits that are on record for Verda's names.
LONGEST_DEPLOYMENT_NAME = 45


def default_data_dir() -> Path:
    """Where embedded services keep their data: the user's data folder, or `/var/lib/deckflow` for root.

    Root's home is not used, because the embedded PostgreSQL runs as another user and would need to read it.
    """
    return Path("/var/lib/deckflow") if os.geteuid() == 0 else user_data_path("deckflow")


def half_the_cores() -> int:
    """Replicas of one pool that suit this machine: each works on two things at a time or more."""
    return max(len(os.sched_getaffinity(0)) // 2, 1)


class Settings(BaseSettings):
    """The settings and their defaults. Durations are in seconds, sizes in bytes unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix="DECKFLOW_", frozen=True, extra="ignore", populate_by_name=True
    )

    # Services. Empty addresses mean: use the embedded ones (`deckflow up` and `deckflow analyze` fill them in).
    database_url: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("DECKFLOW_DATABASE_URL", "DATABASE_URL")
    )
    broker_url: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("DECKFLOW_BROKER_URL", "BROKER_URL")
    )
    data_dir: Path = Field(default_factory=default_data_dir)
    storage_url: str = ""

    # Documents.
    max_bytes: PositiveInt = 50 * 1024 * 1024
    max_pages: PositiveInt = 100
    max_page_points: PositiveFloat = 14_400  # the largest page PDF 1.7 allows: 200 inches
    max_image_pixels: PositiveInt = 1_600 * 1_600
    max_image_side: PositiveInt = 1_600
    intake_seconds: PositiveFloat = 30
    slide_seconds: PositiveFloat = 60
    document_seconds: PositiveFloat = 600
    child_memory_mb: PositiveInt = 3_072

    # The record.
    lease_seconds: PositiveFloat = 45
    renew_seconds: PositiveFloat = 10
    max_failures: PositiveInt = 3
    max_losses: PositiveInt = 5
    retry_delay: PositiveFloat = 120  # PRD: pipeline_failure_retry_delay
    outage_seconds: PositiveFloat = 3_600  # how long a task waits for a model server or store that is away
    database_timeout: PositiveFloat = 8  # below the 10 s that a stopping worker has for its last writes

    # Recovery.
    reconcile_seconds: PositiveFloat = 10
    lost_after: PositiveFloat = 15
    lost_after_busy: PositiveFloat = 600

    # Workers.
    analyst: str = "layout"
    template: str = "healthcare_seed"
    ocr_languages: str = "eng"
    vision_concurrency: PositiveInt = 3  # PRD: max_concurrent_pipelines_per_container
    text_concurrency: PositiveInt = 3
    dedicated_concurrency: PositiveInt = 3
    soft_shutdown_seconds: NonNegativeInt = 15
    task_seconds: PositiveInt = 900

    # Models, for the analyst `ollama`. The deadlines of one request: to be connected, to the first token (the model may
    # have to be loaded, and others may wait before us), between two tokens, and altogether.
    model_url: str = "http://127.0.0.1:11434"  # openai+http://... for vLLM, llama-server and the like
    model_api_key: SecretStr = SecretStr("")
    vision_model: str = "llava:13b"
    text_model: str = "gemma3:27b"
    stage_models: dict[str, str] = {}
    model_contexts: dict[str, PositiveInt] = {"llava:13b": 4_096, "gemma3:27b": 16_384}
    default_context: PositiveInt = 8_192
    model_options: dict[str, float | int] = {"temperature": 0, "seed": 1}
    model_keep_alive: str = "10m"
    model_concurrency: PositiveInt = 2
    model_tries: PositiveInt = 3
    connect_seconds: PositiveFloat = 5
    first_token_seconds: PositiveFloat = 360
    token_seconds: PositiveFloat = 60
    answer_seconds: PositiveFloat = 600
    failed_slides_share: float = Field(0.2, ge=0, le=1)
    prompt_set: str = "default"
    prompts_dir: Path | None = None
    templates_dir: Path | None = None

    # Scaling: who runs the replicas of the two pools. `none`: somebody else does, which is so, too, where nothing is set;
    # only `deckflow up` takes `local` then.
    provider: Literal["none", "local", "datacrunch"] | None = None
    scaling_policy: Literal["just_in_time", "rules"] = "just_in_time"
    scaling_file: Path | None = None
    scale_seconds: PositiveFloat = 5
    daily_cap: PositiveFloat = 12  # US dollars, a tenth of the next
    monthly_cap: PositiveFloat = 120  # PRD: monthly GPU costs

    # Routes: how much of the new work goes to containers where a dedicated server is there too, and what that one costs.
    container_share: float = Field(100, ge=0, le=100)  # percent of new pipelines
    dedicated_monthly: NonNegativeFloat = 800  # US dollars; PRD: current costs

    # For the provider `datacrunch`, whose containers `deckflow provision` makes.
    verda_client_id: SecretStr = SecretStr("")
    verda_client_secret: SecretStr = SecretStr("")
    verda_url: str = "https://api.verda.com/v1"
    verda_registry: str = ""
    verda_spot: bool = False
    verda_environment: dict[str, SecretStr] = {}
    vision_deployment: str = Field(
        "deckflow-vision", pattern=DEPLOYMENT_NAME, max_length=LONGEST_DEPLOYMENT_NAME
    )
    text_deployment: str = Field("deckflow-text", pattern=DEPLOYMENT_NAME, max_length=LONGEST_DEPLOYMENT_NAME)
    vision_compute: str = "A100"  # PRD: one H100 or A100 for each pool
    text_compute: str = "A100"
    vision_image: str = ""
    text_image: str = ""

    # For the provider `local`: where the supervisor listens, and a cold start's length in place of a container's.
    local_socket: Path | None = None
    local_boot_seconds: NonNegativeFloat = 0
    local_max_replicas: PositiveInt = Field(default_factory=half_the_cores)
    replica_id: str = ""  # set for a worker by whoever started its replica
    # A pod's name ends with its replica's, and container runtimes tell it in HOSTNAME.
    host_name: str = Field(
        default_factory=socket.gethostname, validation_alias=AliasChoices("DECKFLOW_HOST_NAME", "HOSTNAME")
    )

    # The visual cache's front in Redis; empty: the broker's Redis.
    cache_url: SecretStr = SecretStr("")
    cache_seconds: PositiveInt = 21_600

    # The web.
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65_535)
    flower_port: int = Field(5555, ge=0, le=65_535)
    trusted_hosts: str = ""  # further names under which people reach the web, separated by commas
    secret_key: SecretStr = SecretStr("")
    log_level: str = "INFO"
    log_json: bool = Field(default_factory=lambda: not sys.stderr.isatty())

    @model_validator(mode="after")
    def _lease_outlives_a_missed_renewal(self) -> Self:
        if self.lease_seconds < 2 * self.renew_seconds:
            raise ValueError("DECKFLOW_LEASE_SECONDS must be at least twice DECKFLOW_RENEW_SECONDS")
        return self

    @property
    def autoscaled(self) -> bool:
        """Whether this system's own autoscaler orders the replicas of the two pools, whoever provides them."""
        return self.provider in ("local", "datacrunch")

    @property
    def storage(self) -> str:
        """The fsspec URL of the document store; `file://<data_dir>/store` where none is set."""
        return self.storage_url or f"file://{self.data_dir.absolute() / 'store'}"


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read on first use.

    Where no addresses are set but `deckflow up` runs on the same data directory, they are those of its services, so that
    the operator's commands find it; and so is the provider, so that their uploads start replicas at once.
    """
    settings = Settings()
    if settings.database_url.get_secret_value() and settings.broker_url.get_secret_value():
        return settings
    running = _running_system(settings.data_dir / RUNNING_FILE)
    unset: dict[str, Any] = {
        name: SecretStr(running[name])
        for name in _ADDRESSES
        if name in running and not getattr(settings, name).get_secret_value()
    }
    if settings.provider is None and "provider" in running:
        unset["provider"] = running["provider"]
    return settings.model_copy(update=unset)


#: Where `deckflow up` leaves the addresses of its services, readable by its own user only.
RUNNING_FILE = "deckflow.lock"
_ADDRESSES = ("database_url", "broker_url")


def _running_system(path: Path) -> dict[str, str]:
    try:
        with path.open() as note:
            if not _is_held(note):
                return {}  # its system was killed
            found = json.load(note)["addresses"]
        running = {name: found[f"DECKFLOW_{name.upper()}"] for name in _ADDRESSES}
        return running | ({"provider": found["DECKFLOW_PROVIDER"]} if "DECKFLOW_PROVIDER" in found else {})
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # no system runs here, or it is just starting


def _is_held(note: IO[str]) -> bool:
    try:
        fcntl.flock(note, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False
