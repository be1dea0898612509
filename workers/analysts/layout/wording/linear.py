"""A linear classifier of hashed features: what a text most likely is, among labels. It knows no deck and owns no table.

The weights of all classifiers are in `weights.npz` beside this module, one byte each with one scale for a label.
"""

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

WEIGHTS = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True)
class Classifier:
    """Weights for each bucket of features (a power of two of them) and label, and what a label weighs without any feature."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    def scores(self, features: Mapping[str, float]) -> Floats:
        """The logarithm of each label's probability, in the order of the labels."""
        places, values = hashed(features, len(self.weights))
        raw: Floats = self.bias + values @ self.weights[places]
        raw = raw - raw.max()
        return np.asarray(raw - math.log(float(np.exp(raw).sum())), dtype=np.float64)

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """How likely each label is; together 1."""
        return dict(zip(self.labels, np.exp(self.scores(features)).tolist(), strict=True))


def hashed(features: Mapping[str, float], size: int) -> tuple[npt.NDArray[np.int64], Floats]:
    """The buckets of features among `size`, and their values. The same everywhere: it depends on the names alone."""
    places = np.fromiter(
        (zlib.crc32(name.encode()) & (size - 1) for name in features), np.int64, len(features)
    )
    return places, np.fromiter(features.values(), np.float64, len(features))


@lru_cache
def load(name: str) -> Classifier:
    """The classifier of that name, as it was shipped."""
    with np.load(WEIGHTS) as data:
        return Classifier(
            labels=tuple(data[f"{name}.labels"].tolist()),
            weights=data[f"{name}.weights"].astype(np.float64) * data[f"{name}.scale"].astype(np.float64),
            bias=data[f"{name}.bias"].astype(np.float64),
        )


def packed(name: str, classifier: Classifier) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays that `load` reads."""
    scale = np.maximum(np.abs(classifier.weights).max(axis=0), 1e-9) / 127
    return {
        f"{name}.labels": np.asarray(classifier.labels),
        f"{name}.weights": np.rint(classifier.weights / scale).astype(np.int8),
        f"{name}.scale": scale.astype(np.float32),
        f"{name}.bias": classifier.bias.astype(np.float32),
    }
