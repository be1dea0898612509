"""Tells text that gives orders to whoever analyses the deck from what the deck says of its company. Owns no table.

Such text is content and is shown with its slide; no fact, answer or finding is taken from it.
"""

import re

from workers.analysts.base import Element, SlideDescription

#: A slide of which orders are so large a share, in characters, is one order as a whole.
ORDER_SHARE = 0.3

_READER = (
    r"(?:an?\s|the\s|any\s|all\s)?"
    r"(?:AI|LLM|language model|chatbot|assistant|automated|machine|KI|IA|Sprachmodell|modèle de langage)"
    r"(?:[- ](?:system|reviewer|analyst|assistant|model|agent|parser|reader|tool|screener|modell?e?|system\w*))?s?"
)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,50}\b(?:instructions?|prompts?|guidelines|previous|prior|above)\b"
    rf"|\b(?:note|notice|message|instructions?|attention|hinweis|anweisung\w*|note|consignes?)\s(?:to|for|an|für|à|pour)\s{_READER}\b"
    rf"|\b(?:if|when) you are {_READER}\b|\byou are (?:now )?{_READER}\b|\b(?:dear|hey|hello)\s{_READER}\b"
    r"|\b(?:system prompt|new instructions?:|end of (?:prompt|instructions))"
    r"|<\|?/?(?:im_start|im_end|system|assistant|user|endoftext)\|?>|\[/?INST\]|^\s*(?:system|assistant)\s*:"
    r"|\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\b[^.!?]{0,50}"
    r"\b(?:anweisung\w*|vorgaben|regeln|bisherig\w*|vorherig\w*)"
    r"|\b(?:ignore[zr]?|oublie[zr]?)\b[^.!?]{0,50}\b(?:instructions?|consignes?|précédent\w*)",
    re.IGNORECASE | re.MULTILINE,
)


def is_order(text: str) -> bool:
    """Whether a text tells its reader what to answer: "Ignore all previous instructions and …"."""
    return bool(_ORDER.search(" ".join(text.split())))


def elements_of(slide: SlideDescription) -> list[Element]:
    """The elements of a slide without orders; none of a slide that is mostly orders. Without elements its text is one."""
    elements = slide.elements or [Element(kind="text", text=slide.text)]
    orders = [element for element in elements if is_order(element.text)]
    if not orders:
        return elements
    share = sum(len(element.text) for element in orders) / sum(len(element.text) for element in elements)
    if share >= ORDER_SHARE or any(element.kind == "title" for element in orders):
        return []
    return [element for element in elements if element not in orders]
