"""The report as one HTML file that needs nothing else. It decides nothing."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from scaler.simulation.plots import Point, cold_pipelines, replicas, scatter
from scaler.simulation.policies import OWN
from scaler.simulation.rows import Line
from scaler.simulation.runner import Plan
from scaler.simulation.story import cold, day
from scaler.simulation.traces import DAY

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
td, th { padding: .2rem .5rem; text-align: right; border-bottom: 1px solid #e5e7eb; } td:first-child { text-align: left; }
tr.own { font-weight: 600; background: #f0faf5; } svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
pre { white-space: pre-wrap; background: #f9fafb; padding: 1rem; }
"""
_COLUMNS: tuple[tuple[str, Callable[[Line], str]], ...] = (
    ("$ a deck", lambda line: f"{line.row.cost_per_deck:.4f}"),
    ("$ a month", lambda line: f"{line.row.monthly_cost:.0f}"),
    ("p50 min", lambda line: _minutes(line.row.p50_minutes)),
    ("p95 min", lambda line: _minutes(line.row.p95_minutes)),
    ("within 15 min", lambda line: f"{line.row.completed_within_15min:.1%}"),
    ("start in 5 min", lambda line: f"{line.row.started_within_5min:.1%}"),
    ("precision", lambda line: f"{line.row.prewarm_precision:.1%}"),
    ("coverage", lambda line: f"{line.row.prewarm_coverage:.1%}"),
    ("cold hidden", lambda line: f"{line.cold_starts_hidden:.0%}"),
    ("boot hidden", lambda line: f"{line.boot_hidden:.0%}"),
    ("use", lambda line: f"{line.row.utilisation:.0%}"),
    ("x no-wait", lambda line: f"{line.row.ratio_to_bound:.2f}"),
    ("x slack", lambda line: f"{line.ratio_to_slack:.2f}"),
)


def page(
    lines: Sequence[Line],
    bounds: Mapping[tuple[str, float], Mapping[str, float]],
    verdicts: Sequence[str],
    plan: Plan,
) -> str:
    """The whole page. The figures are medians over the seeds."""
    setting = plan.setting
    about = (
        f"{len(plan.seeds)} seeds, prices: {setting.prices}, billing by {setting.billing}, slide feedback lets "
        f"later decks begin first for {setting.feedback_yields_for:.0f} s. Figures are medians over the seeds."
    )
    parts = ["<h1>Scaling policies compared</h1>", f"<p>{escape(about)}</p>"]
    parts += [
        "<h2>The targets of just_in_time</h2>",
        f"<pre>{escape(chr(10).join(verdicts)) or 'not simulated'}</pre>",
    ]
    for trace, volume in bounds:
        parts += _section(trace, volume, lines, bounds[trace, volume])
    own = [name for name in plan.policies if name != "always_on_max"]
    parts += [
        "<h2>Replicas over an office day</h2>",
        "<p>Vision in blue, text in amber; the hours of a busy day at 800 decks a month.</p>",
    ]
    parts.append(replicas([day(name, plan.scaling, setting) for name in own], seconds=DAY))
    parts += [
        "<h2>One deck on a cold system</h2>",
        "<p>Grey: booting. Marks: uploaded, vision ready for text, ended.</p>",
    ]
    parts.append(cold_pipelines([cold(name, plan.scaling, setting) for name in own]))
    body = "\n".join(parts)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Scaling policies compared</title>'
        f"<style>{_STYLE}</style><body>{body}</body></html>\n"
    )


def _section(trace: str, volume: float, lines: Sequence[Line], bounds: Mapping[str, float]) -> list[str]:
    here = [line for line in lines if (line.row.trace, line.row.decks_per_month) == (trace, volume)]
    points = [
        Point(line.row.p95_minutes, line.row.cost_per_deck, line.row.policy, line.row.policy in OWN)
        for line in here
        if line.row.p95_minutes
    ]
    marks = ", ".join(f"{name.replace('_', ' ')} ${cost:.4f}" for name, cost in bounds.items())
    return [
        f"<h2>{escape(trace)}, {volume:.0f} decks a month</h2>",
        scatter(points, x="p95 completion, minutes", y="$ a deck", x_limit=15.0, y_limit=0.15),
        f"<p>With foresight, per deck: {escape(marks)}.</p>",
        _table(here),
    ]


def _table(lines: Sequence[Line]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in _COLUMNS)
    rows = "".join(
        f"<tr{' class=own' if line.row.policy in OWN else ''}><td>{escape(line.row.policy)}</td>"
        + "".join(f"<td>{form(line)}</td>" for _, form in _COLUMNS)
        + "</tr>"
        for line in lines
    )
    return f"<table><tr><th></th>{head}</tr>{rows}</table>"


def _minutes(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
