"""The containers of a deployment: checked as requests bring them, and kept as answers show them. They own no table.

A request names an image by a string, an answer shows an object: whoever sends back what they got is refused.
"""

import re
from collections.abc import Container as Names
from typing import Any

from scaler.emulator.checks import listed, mapping, number, text
from scaler.emulator.errors import invalid

#: The sizes of a memory mount, in MiB, that the OpenAPI document lists.
MEMORY_SIZES = {2**power for power in range(6, 16)}
_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
#: The shorter of two lengths on record: the OpenAPI document says 63, a message of the service 45.
LONGEST_NAME = 45


def deployment_name(value: Any) -> str:
    """A name that can be one. Raises `ApiError` 400."""
    name = text(value, "name")
    if len(name) > LONGEST_NAME:
        raise invalid(f"name must be shorter than or equal to {LONGEST_NAME} characters")
    if not _LABEL.fullmatch(name):
        raise invalid("name must be a valid RFC 1123 label")
    return name


def containers(value: Any, *, now: str, secrets: Names[str], patch: bool = False) -> list[dict[str, Any]]:
    """The containers of a request; in a `patch` each must bear its name. Raises `ApiError` 400."""
    found = listed(value, "containers")
    if not found:
        raise invalid("containers should not be empty")
    return [
        _container(mapping(item, f"containers.{index}"), index, now=now, secrets=secrets, patch=patch)
        for index, item in enumerate(found)
    ]


def _container(
    given: dict[str, Any], index: int, *, now: str, secrets: Names[str], patch: bool
) -> dict[str, Any]:
    where = f"containers.{index}"
    image = _image(given.get("image"), where)
    name = text(given.get("name"), f"{where}.name") if patch else _generated(image, index)
    return {
        "name": name,
        "image": {"image": image, "last_updated_at": now},
        "exposed_port": number(given.get("exposed_port"), f"{where}.exposed_port", least=1, most=65_535),
        "should_use_cached_image": True,
        "healthcheck": _healthcheck(given.get("healthcheck"), where),
        "entrypoint_overrides": _overrides(given.get("entrypoint_overrides")),
        "env": environment(given.get("env"), f"{where}.env", secrets),
        "volume_mounts": [
            _mount(item, where, n) for n, item in enumerate(listed(given.get("volume_mounts"), where))
        ],
    }


def _image(value: Any, where: str) -> str:
    image = text(value, f"{where}.image")
    last = image.rpartition("/")[2]
    if "@sha256:" not in image and (":" not in last or last.endswith(":latest")):
        raise invalid(f"{where}.image must have a tag other than latest")
    return image


def _generated(image: str, index: int) -> str:
    return f"{re.split('[:@]', image.rpartition('/')[2])[0]}-{index}"


def _healthcheck(value: Any, where: str) -> dict[str, Any]:
    if value is None:
        return {"enabled": False, "port": None, "path": None}
    for name in ("enabled", "port", "path"):
        if value.get(name) is None and value.get("enabled", True):
            raise invalid(f"{where}.healthcheck.{name} should not be null or undefined")
    return {name: value.get(name) for name in ("enabled", "port", "path")}


def _overrides(value: Any) -> dict[str, Any]:
    if not value or not value.get("enabled"):
        return {"enabled": False, "entrypoint": None, "cmd": None}
    return {"enabled": True, "entrypoint": value.get("entrypoint"), "cmd": value.get("cmd")}


def environment(value: Any, where: str, secrets: Names[str]) -> list[dict[str, str]]:
    """Environment variables, each plain or the name of a secret that exists. Raises `ApiError` 400."""
    found = []
    for index, item in enumerate(listed(value, where)):
        variable = mapping(item, f"{where}.{index}")
        kind = variable.get("type")
        if kind not in ("plain", "secret"):
            raise invalid(f"{where}.{index}.type must be one of the following values: plain, secret")
        content = variable.get("value_or_reference_to_secret")
        if not isinstance(content, str):
            raise invalid(f"{where}.{index}.value_or_reference_to_secret must be a string")
        if kind == "secret" and content not in secrets:
            raise invalid(f"{where}.{index}: there is no secret {content}")
        name = text(variable.get("name"), f"{where}.{index}.name")
        found.append({"name": name, "value_or_reference_to_secret": content, "type": kind})
    return found


def _mount(value: Any, where: str, index: int) -> dict[str, Any]:
    where = f"{where}.volume_mounts.{index}"
    given = {key: item for key, item in mapping(value, where).items() if item is not None}
    needed = {"scratch": (), "memory": ("size_in_mb",), "secret": ("secret_name",), "shared": ("volume_id",)}
    kind = given.get("type")
    if kind not in needed:
        raise invalid(f"{where}.type must be one of the following values: {', '.join(needed)}")
    if kind == "scratch" and "size_in_mb" in given:
        raise invalid(f"volume_mounts.{index}.volume_id should not be null or undefined")
    for name in ("mount_path", *needed[kind]):
        if name not in given:
            raise invalid(f"{where}.{name} should not be null or undefined")
    if kind == "memory" and given["size_in_mb"] not in MEMORY_SIZES:
        raise invalid(f"{where}.size_in_mb must be one of the following values: {sorted(MEMORY_SIZES)}")
    names = ("type", "mount_path", "size_in_mb", "secret_name", "file_names", "volume_id")
    return {name: given[name] for name in names if name in given}


def registry(value: Any, credentials: Names[str]) -> dict[str, Any]:
    """A request's `container_registry_settings`. Raises `ApiError` 400 for credentials that don't exist."""
    given = mapping(value, "container_registry_settings")
    named = given.get("credentials")
    if (
        named is not None
        and text(mapping(named, "credentials").get("name"), "credentials.name") not in credentials
    ):
        raise invalid(f"there are no registry credentials {named['name']}")
    return {"is_private": bool(given.get("is_private")), "credentials": named}
