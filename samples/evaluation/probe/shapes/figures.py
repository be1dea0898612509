"""Figures of the unseen decks: curves, rings, ladders, planes, lanes, ledgers. Decides layout, never a word of it.

Boxes and points are per cent of the page, sizes are points of a page whose shorter side is 540.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import pymupdf
from canvas import FONTS, WHITE, Box, Colour, Point, Style, wrap
from paper import Page

GRID: Colour = (0.8, 0.81, 0.83)


def runs(page: Page, box: Box, parts: Sequence[tuple[str, Style]], *, leading: float = 1.35) -> float:
    """Write words of several styles as one paragraph and return its bottom; it never shrinks."""
    area = page.area(box)
    x, y = area.x0, area.y0
    tallest = max(style.size for _, style in parts) * page.scale
    y += tallest
    for text, style in parts:
        style = replace(style, size=style.size * page.scale)
        for word in text.split():
            if x > area.x0 and x + style.width(word) > area.x1:
                x, y = area.x0, y + tallest * leading
            page.line((x, y), word, style)
            x += style.width(word + " ")
    return float(y + tallest * 0.4) / page.look.size[1] * 100


def curve(
    page: Page,
    box: Box,
    series: Mapping[str, Sequence[float]],
    ticks: Sequence[str],
    colours: Sequence[Colour],
) -> None:
    """Draw one line per series over `ticks`, its name at the right end."""
    x0, y0, x1, y1 = box
    floor, right = y1 - 7, x1 - 18
    top = max(max(values) for values in series.values())
    small = replace(page.look.body, size=12, align="centre")
    for share in (0.0, 0.5, 1.0):
        level = floor - (floor - y0) * share
        page.rule((x0, level), (right, level), GRID, width=0.6)
        page.text(
            (x0 - 6, level - 1.6, x0 - 1, level + 3), f"{top * share:.3g}", replace(small, align="right")
        )
    step = (right - x0) / (len(ticks) - 1)
    for index, tick in enumerate(ticks):
        page.text((x0 + step * index - 5, floor + 1.5, x0 + step * index + 5, y1), tick, small)
    for (name, values), colour in zip(series.items(), colours, strict=True):
        dots = [(x0 + step * i, floor - (floor - y0) * value / top) for i, value in enumerate(values)]
        for start, end in pairwise(dots):
            page.rule(start, end, colour, width=3 * page.scale)
        page.disc(dots[-1], 4.5, colour)
        label = replace(small, align="left", colour=colour, font="hebo")
        page.text((right + 1.5, dots[-1][1] - 2, x1, dots[-1][1] + 6), name, label)


def ring(
    page: Page, centre: Point, radius: float, parts: Mapping[str, float], colours: Sequence[Colour]
) -> None:
    """Draw a ring of shares that add up to 100 and, right of it, a line for each; `radius` as for a disc."""
    middle = pymupdf.Point(*page.at(centre))
    start = pymupdf.Point(middle.x, middle.y - radius * page.scale)
    for value, colour in zip(parts.values(), colours, strict=True):
        start = page.page.draw_sector(middle, start, -value * 3.6, color=None, fill=colour)
    page.disc(centre, radius * 0.6, page.look.paper)
    left = centre[0] + (radius + 24) * page.scale / page.look.size[0] * 100
    top = centre[1] - len(parts) * 3.5
    for index, (name, colour) in enumerate(zip(parts, colours, strict=True)):
        y = top + index * 7
        page.rect((left, y + 0.6, left + 1.6, y + 3.4), colour)
        page.text((left + 3, y, 97, y + 6.5), f"{name}  {parts[name]:g}%", replace(page.look.body, size=15))


def ladder(page: Page, box: Box, rungs: Sequence[tuple[str, str, str]], fills: Sequence[Colour]) -> None:
    """Draw stairs that rise to the right: a small word, a large one and a note on each."""
    x0, y0, x1, y1 = box
    wide, rise = (x1 - x0) / len(rungs), (y1 - y0) * 0.42 / max(1, len(rungs) - 1)
    for index, ((small, large, note), fill) in enumerate(zip(rungs, fills, strict=True)):
        left, top = x0 + wide * index, y1 - (y1 - y0) * 0.56 - rise * index
        page.rect((left, top, left + wide - 1, y1), fill)
        ink = WHITE if sum(fill) < 1.7 else page.look.body.colour
        page.text((left + 1.2, top + 2, left + wide - 2, top + 8), small, Style(13, colour=ink))
        page.text((left + 1.2, top + 8, left + wide - 2, top + 18), large, Style(30, "hebo", ink))
        page.text((left + 1.2, top + 19, left + wide - 2, y1 - 1), note, Style(13, colour=ink, leading=1.25))


def plane(
    page: Page, box: Box, axes: tuple[str, str], dots: Sequence[tuple[str, float, float, Colour]]
) -> None:
    """Draw named dots between two axes; their places are per cent of the box."""
    x0, y0, x1, y1 = box
    page.rule((x0, y1), (x1, y1), GRID, width=1.5)
    page.rule((x0, y0), (x0, y1), GRID, width=1.5)
    small = replace(page.look.body, size=12, align="right")
    page.text((x0, y1 + 1, x1, y1 + 6), axes[0], small)
    page.text((x0 + 1, y0 - 1, x1, y0 + 5), axes[1], replace(small, align="left"))
    for name, across, up, colour in dots:
        x, y = x0 + (x1 - x0) * across / 100, y1 - (y1 - y0) * up / 100
        page.disc((x, y), 8, colour)
        page.text((x + 2, y - 2, x + 24, y + 5), name, replace(small, size=13, align="left"))


def lanes(
    page: Page, box: Box, stages: Sequence[str], rows: Sequence[tuple[str, float, str]], *, name: float = 24
) -> None:
    """Draw a bar per row that reaches `share` of the stages, with a remark inside."""
    x0, y0, x1, y1 = box
    left, high = x0 + name, (y1 - y0 - 7) / len(rows)
    head = replace(page.look.body, size=12, align="centre", font=page.look.head.font)
    step = (x1 - left) / len(stages)
    for index, stage in enumerate(stages):
        page.text((left + step * index, y0, left + step * (index + 1), y0 + 6), stage, head)
        page.rule((left + step * index, y0), (left + step * index, y1), GRID, width=0.6)
    for index, (row, share, remark) in enumerate(rows):
        top = y0 + 7 + high * index
        page.text((x0, top + high * 0.2, left - 1, top + high), row, replace(page.look.body, size=14))
        end = left + (x1 - left) * share
        fill = page.look.accent if index == 0 else page.look.primary
        page.rect((left, top + high * 0.15, end, top + high * 0.75), fill)
        note = Style(11.5, colour=WHITE)
        page.text((left + 1, top + high * 0.25, end, top + high * 0.75), remark, note)


def ledger(
    page: Page,
    box: Box,
    rows: Sequence[Sequence[str]],
    *,
    shares: Sequence[float],
    size: float = 13,
    rule: Colour = GRID,
) -> None:
    """Write a table as accountants do: hairlines, all columns but the first flush right, head and foot bold."""
    x0, y0, x1, y1 = box
    high, unit = (y1 - y0) / len(rows), (x1 - x0) / sum(shares)
    edges = [x0 + unit * share for share in (0, *accumulate(shares))]
    for number, row in enumerate(rows):
        strong = number in (0, len(rows) - 1)
        for column, (left, right) in enumerate(pairwise(edges)):
            style = replace(
                page.look.body,
                size=size,
                leading=1.2,
                font=page.look.head.font if strong else page.look.body.font,
                align="left" if column == 0 else "right",
            )
            top = y0 + high * number
            if row[column]:
                page.text((left + 0.4, top + high * 0.2, right - 0.6, top + high), row[column], style)
        level = y0 + high * (number + 1)
        page.rule((x0, level), (x1, level), rule, width=1.4 if number in (0, len(rows) - 2) else 0.5)


def ticks(
    page: Page, box: Box, heads: Sequence[str], rows: Sequence[tuple[str, str]], *, name: float = 30
) -> None:
    """Draw a table of filled and empty discs; a row's second text has a `x` or `-` for each of `heads`."""
    x0, y0, x1, y1 = box
    high, step = (y1 - y0) / (len(rows) + 1), (x1 - x0 - name) / len(heads)
    label = replace(page.look.body, size=13, align="centre", font=page.look.head.font)
    for index, head in enumerate(heads):
        left = x0 + name + step * index
        page.text((left + 0.5, y0, left + step - 0.5, y0 + high), head, label)
    for number, (row, marks) in enumerate(rows, 1):
        top = y0 + high * number
        page.rule((x0, top), (x1, top), GRID, width=0.6)
        page.text((x0, top + high * 0.25, x0 + name, top + high), row, replace(page.look.body, size=14))
        for index, mark in enumerate(marks):
            fill = page.look.accent if mark == "x" else None
            place = (x0 + name + step * (index + 0.5), top + high / 2)
            page.disc(place, 7, fill, edge=page.look.accent)


def word_by_word(page: Page, box: Box, text: str, style: Style) -> None:
    """Write a paragraph as some exporters do: every word is an object of its own."""
    area, big = page.area(box), replace(style, size=style.size * page.scale)
    for number, line in enumerate(wrap(text, big, area.width)):
        x = area.x0
        for word in line.split():
            page.line((x, area.y0 + big.size * (1 + big.leading * number)), word, big)
            x += big.width(word + " ")


def unseen_line(
    page: Page, at: Point, text: str, *, size: float = 11, colour: Colour = GRID, alpha: float = 1
) -> None:
    """Write a line whose place, colour or opacity (`alpha`, 0 to 1) keeps it from readers."""
    page.page.insert_font(fontname="F-helv", fontbuffer=FONTS["helv"].buffer)
    page.page.insert_text(
        page.at(at), text, fontsize=size, fontname="F-helv", color=colour, fill_opacity=alpha
    )
