"""Fits a linear classifier of hashed features: multinomial logistic regression with a prior, by L-BFGS.

Deterministic: the same examples in the same order give the same weights. It reads no file.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workers.analysts.layout.wording.linear import Classifier, Floats, hashed

#: Steps at most, steps that are remembered, and the relative gain below which the fit has ended.
STEPS, MEMORY, LEAST_GAIN = 150, 8, 1e-5
#: How often a step is halved before the fit ends.
HALVINGS = 20
#: Examples that a feature stands in at least; what keeps the likeness of two equal examples from being singular.
LEAST_EXAMPLES, JITTER = 2, 1e-4


@dataclass(frozen=True)
class Example:
    """One text's features and the labels it may have: one, or several where only others are known to be wrong.

    `source` is what it was taken from, so that whole sources can be held out.
    """

    features: Mapping[str, float]
    labels: frozenset[str]
    source: str
    weight: float = 1.0


@dataclass(frozen=True)
class _Data:
    """The examples by how alike they are: a row of `rows` for each, whose products are those of the features."""

    rows: Floats
    allowed: npt.NDArray[np.bool_]
    weights: Floats


def fit(examples: Sequence[Example], labels: Sequence[str], *, size: int, prior: float) -> Classifier:
    """The weights that make the known labels likeliest; `prior` (above 0) holds them small, the more the larger it is.

    There are fewer examples than features, so that the fit is made in the space of the examples.
    """
    features, used = _matrix(examples, size)
    alike = (features @ features.T).astype(np.float64)
    rows = np.linalg.cholesky(alike + JITTER * np.eye(len(examples)))
    data = _Data(
        rows=rows,
        allowed=np.array([[label in example.labels for label in labels] for example in examples]),
        weights=np.array([example.weight for example in examples]),
    )
    flat = _minimise(
        lambda point: _loss(data, point.reshape(-1, len(labels)), prior),
        np.zeros((len(examples) + 1) * len(labels)),
    ).reshape(-1, len(labels))
    weights = np.zeros((size, len(labels)))
    weights[used] = features.T @ np.linalg.solve(rows.T, flat[:-1]).astype(np.float32)
    return Classifier(tuple(labels), weights, flat[-1])


def _matrix(examples: Sequence[Example], size: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """A row for each example, a column for each bucket that more than one example has; and those buckets."""
    found = [hashed(example.features, size) for example in examples]
    counts = np.bincount(np.concatenate([np.unique(places) for places, _ in found]), minlength=size)
    used = np.flatnonzero(counts >= LEAST_EXAMPLES)
    column = np.full(size, -1)
    column[used] = np.arange(len(used))
    features = np.zeros((len(examples), len(used)), np.float32)
    for row, (places, values) in enumerate(found):
        known = column[places] >= 0
        np.add.at(features[row], column[places[known]], values[known])
    return features, used


def _loss(data: _Data, point: Floats, prior: float) -> tuple[float, Floats]:
    """What is minimised, and its slope. The last row of `point` is what the labels weigh without any feature."""
    raw = data.rows @ point[:-1] + point[-1]
    raw -= raw.max(axis=1, keepdims=True)
    every = np.exp(raw)
    right = every * data.allowed
    total, kept = every.sum(axis=1, keepdims=True), right.sum(axis=1, keepdims=True) + 1e-300
    loss = float((data.weights * np.log(total / kept)[:, 0]).sum())
    error = data.weights[:, None] * (every / total - right / kept)
    slope = np.vstack([data.rows.T @ error, error.sum(axis=0)])
    held = np.full((len(point), 1), prior)
    held[-1] = 1e-3
    return loss + 0.5 * float((held * point**2).sum()), (slope + held * point).ravel()


def _minimise(function: Callable[[Floats], tuple[float, Floats]], point: Floats) -> Floats:
    """L-BFGS with halved steps."""
    value, slope = function(point)
    past: deque[tuple[Floats, Floats]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        way = _direction(slope, past)
        downhill = float(way @ slope)
        step = 1.0 if past else min(1.0, 1.0 / float(np.abs(slope).sum()))
        for _ in range(HALVINGS):
            new_value, new_slope = function(point + step * way)
            if new_value <= value + 1e-4 * step * downhill:
                break
            step /= 2
        else:
            break
        moved, turned = step * way, new_slope - slope
        if float(moved @ turned) > 1e-12:
            past.append((moved, turned))
        gain = value - new_value
        point, value, slope = point + moved, new_value, new_slope
        if gain < LEAST_GAIN * max(abs(value), 1.0):
            break
    return point


def _direction(slope: Floats, past: Sequence[tuple[Floats, Floats]] | deque[tuple[Floats, Floats]]) -> Floats:
    way = -slope
    shares = []
    for moved, turned in reversed(past):
        share = float(moved @ way) / float(moved @ turned)
        shares.append(share)
        way = way - share * turned
    if past:
        moved, turned = past[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way
