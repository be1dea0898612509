"""What can be rented and what it costs an hour: compute resources and container types. It owns no table.

The prices are those published in August 2026 (A100, and General Compute: February, and an estimate); they date quickly, so
nobody but the emulator may rely on them. Spot is half the price there.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scaler.emulator.errors import invalid

#: Euros for a dollar, as of the published pairs of prices.
EUR = Decimal("0.85")


@dataclass(frozen=True)
class Model:
    """A kind of machine. `price` is for one GPU and an hour, in dollars; `memory` of one GPU, in gigabytes."""

    name: str
    price: Decimal
    memory: int
    sizes: tuple[int, ...] = (1, 2, 4, 8)


MODELS = {
    model.name: model
    for model in (
        Model("B300", Decimal("8.25"), 288),
        Model("B200", Decimal("6.72"), 180),
        Model("H200", Decimal("4.40"), 141),
        Model("H100", Decimal("3.58"), 80),
        Model("A100", Decimal("1.42"), 80),
        Model("L40S", Decimal("1.51"), 48),
        Model("General Compute", Decimal("0.10"), 0, (1,)),
    )
}


def compute(value: Any) -> dict[str, Any]:
    """A request's `compute`, checked. Raises `ApiError` 400."""
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        raise invalid("compute.name should not be null or undefined")
    model = MODELS.get(value["name"])
    if model is None or value.get("size") not in model.sizes:
        raise invalid(f"compute {value['name']} of size {value.get('size')} does not exist")
    return {"name": model.name, "size": value["size"]}


def hourly(rented: dict[str, Any], *, spot: bool) -> Decimal:
    """Dollars for an hour of one replica."""
    price = MODELS[rented["name"]].price * int(rented["size"])
    return (price / 2 if spot else price).quantize(Decimal("0.01"))


def resources(*, available: bool) -> list[dict[str, Any]]:
    """The body of `GET /serverless-compute-resources`."""
    return [
        {"name": model.name, "size": size, "is_available": available}
        for model in MODELS.values()
        for size in model.sizes
    ]


def container_types(currency: str) -> list[dict[str, Any]]:
    """The body of `GET /container-types`. Raises `ApiError` 400 for a currency other than usd and eur."""
    if currency not in ("usd", "eur"):
        raise invalid("currency must be one of the following values: usd, eur")
    return [_type(model, size, currency) for model in MODELS.values() for size in model.sizes]


def _type(model: Model, size: int, currency: str) -> dict[str, Any]:
    rented = {"name": model.name, "size": size}
    cores, gpus = 20 * size, size if model.memory else 0
    rate = EUR if currency == "eur" else Decimal(1)
    return {
        "id": f"type-{model.name.lower().replace(' ', '-')}-{size}",
        "model": model.name,
        "name": f"{model.name} {model.memory}GB",
        "instance_type": f"{size}{model.name.replace(' ', '')}.{cores}V",
        "cpu": {"description": f"{cores} CPU", "number_of_cores": cores},
        "gpu": {"description": f"{gpus}x {model.name}", "number_of_gpus": gpus},
        "gpu_memory": {
            "description": f"{gpus * model.memory}GB GPU RAM",
            "size_in_gigabytes": gpus * model.memory,
        },
        "memory": {"description": f"{60 * size}GB RAM", "size_in_gigabytes": 60 * size},
        "serverless_price": str((hourly(rented, spot=False) * rate).quantize(Decimal("0.01"))),
        "serverless_spot_price": str((hourly(rented, spot=True) * rate).quantize(Decimal("0.01"))),
        "currency": currency,
        "manufacturer": "NVIDIA" if gpus else "AMD",
    }
