"""Fills a JSON schema from a document: what a grammar would force a model to, with lines of the document for content.

It walks the schema and knows no client's fields; it goes by the words in their names and descriptions. All of one object
comes from one passage, so that a quote and its slide belong together.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.fakes.ollama.document import Passage
from tests.fakes.ollama.facts import date_in, money_in, name_in, number_in
from tests.fakes.ollama.seen import Seen, stems

Schema = dict[str, Any]

MONEY_WORDS = {"amount", "ask", "currency", "funding", "money", "price", "raise", "revenue", "valuation"}
DATE_WORDS = {"date", "dated", "day", "month", "when", "year"}
NAME_WORDS = {"name", "title"}
QUOTE_WORDS = {"evidence", "excerpt", "line", "passage", "quotation", "quote", "text", "verbatim"}
PROSE_WORDS = {
    "answer",
    "assessment",
    "comment",
    "description",
    "explanation",
    "reason",
    "statement",
    "summary",
    "why",
}
CITING_WORDS = {"citation", "citations", "evidence", "quotes", "sources"}
SLIDE_WORDS = {"slide", "page"}
KEY_NAMES = ("key", "id", "question_key", "question_id")
KEY_LINE = re.compile(r"^[\s\-*•\[(`]*([a-z][a-z0-9_]{1,60})[`*\])]*\s*[:=]\s")
#: Items of an array, where neither the schema nor the prompt says how many.
USUAL_ITEMS = 3
DEEPEST = 12
#: From this length on a string is taken for prose, in characters.
SHORT = 100


@dataclass(frozen=True)
class Style:
    """How the free strings and numbers of an answer are written; faults write them in other ways."""

    string: Callable[[str], str] = lambda text: text
    integer: Callable[[int], int] = lambda number: number


@dataclass(frozen=True)
class Place:
    """A place in the answer: the names that lead to it, its description, the passage and key of the object it is in.

    `number` counts the items of an array; `barren` says that the document has not a word on the key.
    """

    names: tuple[str, ...] = ()
    about: str = ""
    focus: Passage | None = None
    key: str | None = None
    number: int = 0
    barren: bool = False

    def inside(self, name: str, schema: Schema) -> "Place":
        """The place of one property."""
        about = " ".join(str(schema.get(part, "")) for part in ("title", "description"))
        return replace(self, names=(*self.names, name), about=about)

    @property
    def last(self) -> set[str]:
        """The words of the property's own name."""
        return words_of(self.names[-1]) if self.names else set()

    @property
    def kind(self) -> str:
        """Whether it is about money, a date or a name: the nearest name that says so decides."""
        for name in reversed(self.names):
            words = words_of(name)
            for kind, known in (("money", MONEY_WORDS), ("date", DATE_WORDS), ("name", NAME_WORDS)):
                if words & known:
                    return kind
        return ""


@dataclass
class Filler:
    """Fills one schema from what was seen."""

    seen: Seen
    root: Schema
    style: Style = field(default_factory=Style)

    def fill(self, schema: Schema, at: Place | None = None) -> Any:
        """A value that satisfies the schema."""
        schema, at = self._resolve(schema), at or Place()
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._member(schema["enum"], at)
        kinds = schema.get("type")
        options = schema.get("anyOf") or schema.get("oneOf")
        if isinstance(kinds, list):
            options = [schema | {"type": kind} for kind in kinds]
        if options:
            return self._either([self._resolve(option) for option in options], at)
        if len(at.names) > DEEPEST and kinds in ("object", "array"):
            return {} if kinds == "object" else []
        return self._typed(str(kinds or "object"), schema, at)

    def _typed(self, kind: str, schema: Schema, at: Place) -> Any:
        fill = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._integer,
            "number": self._number,
            "boolean": self._boolean,
        }.get(kind)
        return fill(schema, at) if fill else None

    def _resolve(self, schema: Schema) -> Schema:
        """Without references and `allOf`."""
        for _ in range(DEEPEST):
            if "$ref" in schema:
                target: Any = self.root
                for part in str(schema["$ref"]).lstrip("#/").split("/"):
                    target = target[part]
                schema = target | {name: schema[name] for name in schema if name != "$ref"}
            elif schema.get("allOf"):
                rest = {name: schema[name] for name in schema if name != "allOf"}
                schema = {name: part[name] for part in schema["allOf"] for name in part} | rest
            else:
                break
        return schema

    def _either(self, options: list[Schema], at: Place) -> Any:
        """The first option that is not null; null where it may be, and nothing in the document would fill it."""
        filled = [option for option in options if option.get("type") != "null"]
        if len(filled) < len(options) and not (filled and self._can_fill(filled[0], at)):
            return None
        return self.fill(filled[0], at)

    def _can_fill(self, schema: Schema, at: Place) -> bool:
        if "enum" in schema:
            return any(self.seen.says(member) for member in schema["enum"])
        if at.kind:
            return self._focus(at) is not None
        return bool(self.seen.reading.passages or self.seen.pictures)

    def _object(self, schema: Schema, at: Place) -> dict[str, Any]:
        properties = schema.get("properties", {})
        if at.focus is None and not any(
            self._resolve(part).get("type") in ("object", "array") for part in properties.values()
        ):
            at = replace(at, focus=self._focus(at))
        return {name: self.fill(part, self._entered(at, name, part)) for name, part in properties.items()}

    def _entered(self, at: Place, name: str, schema: Schema) -> Place:
        inner = at.inside(name, self._resolve(schema))
        # A property that is about something of its own is not filled from the passage of the object around it.
        if inner.kind and not at.kind and at.focus and not self._fits(at.focus, inner.kind):
            return replace(inner, focus=self._focus(inner))
        if at.focus is None and self._resolve(schema).get("type") in ("object", "array"):
            return replace(inner, focus=self._focus(inner) if inner.kind else None)
        return inner

    def _array(self, schema: Schema, at: Place) -> list[Any]:
        items = self._resolve(schema.get("items", {"type": "string"}))
        keys = self._keys(items)
        usual = len(keys) or (
            1 if at.last & CITING_WORDS else min(USUAL_ITEMS, len(self.seen.reading.passages))
        )
        usual = 0 if at.barren else usual
        count = max(schema.get("minItems", 0), min(schema.get("maxItems", usual), usual))
        if "enum" in items:
            present = [member for member in items["enum"] if self.seen.says(member)]
            return (present or items["enum"])[: max(count, 1)]
        return [self.fill(items, self._item(at, number, keys)) for number in range(count)]

    def _item(self, at: Place, number: int, keys: list[str]) -> Place:
        key = keys[number] if number < len(keys) else None
        if at.focus is not None and number == 0 and key is None:
            return replace(at, number=0)
        if key:
            at = replace(at, names=(*at.names, key), key=key, focus=None)
            barren = not at.kind and not self.seen.touches(self._words(at))
            return replace(at, focus=self._focus(at), barren=barren)
        found = self.seen.ranked(self._words(at))
        return replace(at, number=number, focus=found[number % len(found)] if found else None)

    def _keys(self, items: Schema) -> list[str]:
        """The keys for each of which one item is wanted: an enum's members, or those that the prompt lists."""
        for name in KEY_NAMES:
            part = self._resolve(items.get("properties", {}).get(name, {}))
            if "enum" in part:
                return [str(member) for member in part["enum"]]
            if part.get("type") == "string":
                found = (KEY_LINE.match(line) for line in self.seen.reading.orders)
                return list(dict.fromkeys(key[1] for key in found if key))
        return []

    def _member(self, members: list[Any], at: Place) -> Any:
        """The member that the passage or else the document mentions; where there is none they take turns."""
        if at.key in members:
            return at.key
        denials = [member for member in members if str(member).startswith("not")]
        if at.barren and denials:
            return denials[0]
        texts = [at.focus.text] if at.focus else []
        said = (member for text in (*texts, None) for member in members if self.seen.says(member, text))
        return next(said, members[at.number % len(members)])

    def _string(self, schema: Schema, at: Place) -> str:
        if at.key and at.names[-1] in KEY_NAMES:
            return at.key
        if at.barren and not schema.get("minLength"):
            return ""
        text = self._fact(at) or self._words_about(schema, at)
        return fit_length(self.style.string(text), schema.get("minLength", 0), schema.get("maxLength"))

    def _fact(self, at: Place) -> str | None:
        """What a field about money, a date or a name holds; a quote is the whole line."""
        passage = at.focus if at.focus and self._fits(at.focus, at.kind) else self._focus(at)
        if not passage or not at.kind or at.last & (PROSE_WORDS | QUOTE_WORDS - {"text"}):
            return None
        if at.kind == "money" and (money := money_in(passage.text)):
            return money.currency if "currency" in at.last else money.text
        if at.kind == "date" and (date := date_in(passage.text)):
            return date.text if "text" in at.last else date.iso
        return name_in(passage.text) if at.kind == "name" and "text" not in at.last else None

    def _words_about(self, schema: Schema, at: Place) -> str:
        focus = at.focus or self._focus(at)
        if focus and (at.last & QUOTE_WORDS or schema.get("maxLength", SHORT) < SHORT):
            return focus.text
        return self.seen.sentence(focus, at.number)

    def _boolean(self, schema: Schema, at: Place) -> bool:
        return self.seen.mentions(" ".join((*at.names[-1:], at.about)))

    def _integer(self, schema: Schema, at: Place) -> int:
        focus = at.focus or self._focus(at)
        if at.last & SLIDE_WORDS:
            value = (focus.slide if focus else None) or self.seen.slide or 1
        else:
            value = int(self._figure(at, focus))
        return self.style.integer(int(within(value, schema)))

    def _number(self, schema: Schema, at: Place) -> float:
        return within(self._figure(at, at.focus or self._focus(at)), schema)

    def _figure(self, at: Place, focus: Passage | None) -> float:
        text = focus.text if focus else ""
        if at.kind == "money" and (money := money_in(text)):
            return money.amount
        if at.kind == "date" and (date := date_in(text)):
            return float(date.iso[:4])
        return number_in(text) or 0

    def _focus(self, at: Place) -> Passage | None:
        """The passage that this place is filled from: of a kind the first, of amounts the first that is asked for."""
        if at.kind:
            passages: Iterable[Passage] = self.seen.reading.passages
            if at.kind == "money":
                passages = sorted(passages, key=lambda passage: not self.seen.about_asking(passage))
            return next((passage for passage in passages if self._fits(passage, at.kind)), None)
        ranked = self.seen.ranked(self._words(at))
        return ranked[at.number % len(ranked)] if ranked else None

    def _fits(self, passage: Passage, kind: str) -> bool:
        look = {"money": money_in, "date": date_in, "name": name_in}.get(kind)
        return look is None or look(passage.text) is not None

    def _words(self, at: Place) -> set[str]:
        """What the place is about, by its names, its description and the lines of the prompt that mention its name."""
        name = at.key or (at.names[-1] if at.names else "")
        hints = (
            line
            for line in self.seen.reading.orders
            if len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", line)
        )
        names = (at.key,) if at.key else at.names
        return stems(" ".join((*names, at.about, *hints)))


def words_of(name: str) -> set[str]:
    """The words of a field's name."""
    return set(re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower()))


def within(value: float, schema: Schema) -> float:
    """The number, moved into the range that the schema allows."""
    low, high = (
        schema.get("minimum", schema.get("exclusiveMinimum")),
        schema.get("maximum", schema.get("exclusiveMaximum")),
    )
    value = value if low is None else max(value, low + ("exclusiveMinimum" in schema))
    return value if high is None else min(value, high - ("exclusiveMaximum" in schema))


def fit_length(text: str, least: int, most: int | None) -> str:
    """The text, cut after a word where it is too long, and filled with dots where it is too short."""
    if most is not None and len(text) > most:
        text = text[: most + 1].rsplit(" ", 1)[0][:most]
    return text.ljust(least, ".")
