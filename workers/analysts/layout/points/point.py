"""The shape of one point of a specialised analysis. It owns no table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One thing an investor looks for. `terms` show it (a `*` ends a stem); `why` says why its absence matters.

    `needs_number` asks for a digit in the same passage, where the words alone would be on many slides. With
    `denial_counts` a denial is evidence, too: "no adverse events".
    """

    key: str
    title: str
    terms: tuple[str, ...]
    why: str
    needs_number: bool = False
    denial_counts: bool = False
