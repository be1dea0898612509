"""The models that the fake has on its disk, and how Ollama describes them. It loads none."""

import re
import threading
from dataclasses import dataclass
from typing import Any

from tests.fakes.ollama.pictures import digest
from tests.fakes.ollama.refusal import Refusal

NAME = re.compile(r"[A-Za-z0-9][\w.\-/]*(:[\w.\-]+)?")
CHANGED = "2026-01-15T10:00:00.000000000Z"
SIGHTED = ("llava", "vision", "gemma3", "-vl")


@dataclass(frozen=True)
class Model:
    """A model on the disk. `context` is the window it was trained for, in tokens; `size` in bytes."""

    name: str
    family: str
    parameters: str
    context: int
    size: int
    capabilities: tuple[str, ...]

    @property
    def vision(self) -> bool:
        """Whether it has a projector, and so takes images."""
        return "vision" in self.capabilities

    def listed(self) -> dict[str, Any]:
        """Its entry in the list of models."""
        return {
            "name": self.name,
            "model": self.name,
            "modified_at": CHANGED,
            "size": self.size,
            "digest": digest(self.name.encode()),
            "details": self.details(),
            "capabilities": list(self.capabilities),
        }

    def details(self) -> dict[str, Any]:
        """What is known of its file."""
        return {
            "parent_model": "",
            "format": "gguf",
            "family": self.family,
            "families": [self.family] + ["clip"] * self.vision,
            "parameter_size": self.parameters,
            "quantization_level": "Q4_K_M",
            "context_length": self.context,
        }

    def shown(self) -> dict[str, Any]:
        """Its full description. Only a model that takes images has `projector_info`."""
        about = {"general.architecture": self.family, f"{self.family}.context_length": self.context}
        shown = {
            "modelfile": f"FROM {self.name}",
            "parameters": "",
            "template": "{{ .System }} {{ .Prompt }}",
            "details": self.details(),
            "model_info": about,
            "capabilities": list(self.capabilities),
            "modified_at": CHANGED,
        }
        return shown | ({"projector_info": {"general.architecture": "clip"}} if self.vision else {})


DEFAULT_MODELS = (
    Model("llava:13b", "llama", "13B", 4_096, 8_011_256_494, ("completion", "vision")),
    Model("gemma3:27b", "gemma3", "27.4B", 131_072, 17_396_936_941, ("completion", "vision")),
    Model("blind:7b", "llama", "7B", 32_768, 4_109_865_159, ("completion",)),
)


class Catalogue:
    """The models by name; several threads may look and pull."""

    def __init__(self) -> None:
        self._models = {model.name: model for model in DEFAULT_MODELS}
        self._lock = threading.Lock()

    def all(self) -> list[Model]:
        """Every model that is there."""
        with self._lock:
            return list(self._models.values())

    def find(self, name: str) -> Model:
        """The model of that name, `:latest` where it has no tag; 404 where there is none."""
        with self._lock:
            model = self._models.get(full_name(name))
        if model is None:
            raise Refusal(404, f"model '{name}' not found")
        return model

    def add(self, name: str) -> Model:
        """Take a model from a library that has every model. Its name says whether it sees, or only embeds."""
        name = full_name(name)
        kind = ("embedding",) if "embed" in name else ("completion",)
        sees = any(word in name for word in SIGHTED)
        model = Model(name, "llama", "7B", 8_192, 4_000_000_000, kind + ("vision",) * sees)
        with self._lock:
            return self._models.setdefault(name, model)


def full_name(name: str) -> str:
    """The name with its tag."""
    return name if ":" in name else f"{name}:latest"


def is_name(name: str) -> bool:
    """Whether a model can be called so at all."""
    return NAME.fullmatch(name) is not None
