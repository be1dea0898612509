"""The results of six tasks on a small deck, as the workers store them; `HOSTILE` stands where a deck's own text does."""

from typing import Any

from pipeline.graph import Task

HOSTILE = '<script>alert(1)</script> [x](https://evil.example) | "quoted"'

_HEAD = {"analyst": "layout", "version": "1"}
_CITED = [{"slide": 1, "quote": "Acme heals hearts"}]


def _specialized(topic: str) -> dict[str, Any]:
    return {
        **_HEAD,
        "topic": topic,
        "applicable": True,
        "found": [{"key": "phase", "title": "Phase", "statement": "Phase 2 runs.", "citations": _CITED}],
        "missing": [{"key": "safety", "title": "Safety", "why": "No adverse events are reported."}],
        "not_assessed": ["quality of the evidence"],
        "warnings": [],
    }


_ANSWERS = [
    {"key": "need", "question": "Which need?", "status": "answered", "answer": HOSTILE, "citations": _CITED},
    {"key": "team", "question": "Which team?", "status": "not_stated"},
]

RESULTS: dict[Task, dict[str, Any]] = {
    Task.VISUAL_ANALYSIS: {
        **_HEAD,
        "slides": [
            {"slide": 1, "title": HOSTILE, "summary": "Acme heals hearts."},
            {"slide": 2, "source": "none", "readable": False},
        ],
        "warnings": ["Slide 2 could not be read."],
    },
    Task.SLIDE_FEEDBACK: {
        **_HEAD,
        "slides": [
            {"slide": 1, "remarks": [{"aspect": "words", "severity": "minor", "text": "Too many words."}]}
        ],
        "warnings": [],
    },
    Task.EXTRACTIONS_AND_TEMPLATE: {
        **_HEAD,
        "startup_name": {"value": "Acme", "citations": _CITED},
        "healthcare": {"is_healthcare": True, "category": "medical_device", "citations": _CITED},
        "funding_amount": {"amount": 2500000, "currency": "EUR", "text": "€2.5M", "citations": _CITED},
        "template": {
            "name": "general",
            "title": "General",
            "sections": [{"key": "one", "title": "Section one", "answers": _ANSWERS}],
        },
        "warnings": [],
    },
    Task.SPECIALIZED_CLINICAL: _specialized("clinical"),
    Task.SPECIALIZED_REGULATORY: _specialized("regulatory"),
    Task.SPECIALIZED_SCIENCE: _specialized("science"),
}
