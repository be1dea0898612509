"""Secrets, file secrets and registry credentials: kept, listed without their values, deleted. They own no table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from scaler.emulator.checks import listed, mapping, text
from scaler.emulator.errors import conflict, invalid, not_found

#: What each kind of registry needs besides name and type.
REGISTRIES = {
    "dockerhub": ("username", "access_token"),
    "ghcr": ("username", "access_token"),
    "gcr": ("service_account_key",),
    "aws-ecr": ("access_key_id", "secret_access_key", "region", "ecr_repo"),
    "custom": ("docker_config_json",),
    "scaleway": ("scaleway_domain", "scaleway_uuid"),
    "verda": (),
}


@dataclass
class Shelf:
    """Named things of one kind: `values` stay inside, `shown` is what lists show of them."""

    what: str
    values: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, value: Any, shown: dict[str, Any]) -> None:
        """Keep one. Raises `ApiError` 409 where the name is taken."""
        if name in self.values:
            raise conflict(f"{self.what} {name} already exists")
        self.values[name] = value
        self.shown[name] = {"name": name, **shown}

    def remove(self, name: str, *, used: Callable[[str], bool] = lambda name: False) -> None:
        """Delete one. Raises `ApiError` 404, or 400 for one that is in use."""
        if name not in self.values:
            raise not_found(self.what)
        if used(name):
            raise invalid(f"{self.what} {name} is in use")
        del self.values[name]
        del self.shown[name]

    def listed(self) -> list[dict[str, Any]]:
        """The body of the list."""
        return list(self.shown.values())


@dataclass
class Vault:
    """The three shelves."""

    secrets: Shelf = field(default_factory=lambda: Shelf("Secret"))
    files: Shelf = field(default_factory=lambda: Shelf("File secret"))
    registries: Shelf = field(default_factory=lambda: Shelf("Registry credentials"))

    def add_secret(self, body: Any, now: str) -> None:
        """Keep a secret. Raises `ApiError` 400 or 409."""
        given = mapping(body, "body")
        name = text(given.get("name"), "name")
        value = text(given.get("value"), "value")
        self.secrets.add(name, value, {"created_at": now, "secret_type": "generic"})

    def add_files(self, body: Any, now: str) -> None:
        """Keep a set of files. Raises `ApiError` 400 or 409."""
        given = mapping(body, "body")
        files = [mapping(item, "files") for item in listed(given.get("files"), "files")]
        names = [text(item.get("file_name"), "files.file_name") for item in files]
        shown = {"created_at": now, "secret_type": "file-secret", "file_names": names}
        self.files.add(text(given.get("name"), "name"), files, shown)

    def add_registry(self, body: Any, now: str) -> None:
        """Keep credentials. Raises `ApiError` 400 or 409."""
        given = mapping(body, "body")
        name, kind = text(given.get("name"), "name"), given.get("type")
        if kind not in REGISTRIES:
            raise invalid(f"type must be one of the following values: {', '.join(REGISTRIES)}")
        for field_name in REGISTRIES[kind]:
            text(given.get(field_name), field_name)
        self.registries.add(name, given, {"created_at": now})
