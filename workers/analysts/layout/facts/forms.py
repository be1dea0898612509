"""How a deck says what a company does: the forms of such a sentence, and the verbs after a name. Data only."""

import re
from typing import Literal, NamedTuple

#: A space and the verb that follows the name of a company or product in a sentence about it, as a regular expression.
VERB = (
    r" (?:is (?:an?|the|building|developing|creating)|develops|builds|provides|offers|makes|helps|enables|delivers|turns|"
    r"automates|operates|sells|connects|replaces|has (?:developed|built)|brings|gives|lets|uses|combines|reads|detects|measures|"
    r"produces|manufactures|supplies|runs|converts|treats|predicts|plans|finds|shows|cuts|manages|stellt|liefert|produziert|"
    r"entwickelt|ist (?:eine?|die|der|das)|bietet|baut|hilft|"
    r"counts|guides|teaches|tracks|monitors|scans|grows|stores|prints|removes|stops|betreibt|vermietet|verkauft|erkennt|misst|"
    r"nutzt|digitalisiert|vereinfacht|plant|fabrique|exploite|connecte|vend|transforme|simplifie|mesure|détecte|"
    r"ermöglicht|automatisiert|verbindet|macht|développe|est (?:une?|la|le)|propose|permet|aide|automatise|conçoit)\b"
)

#: A space and any other word that looks like a verb in the third person; weaker, since a plural noun looks like it, too.
ANY_VERB = (
    r" (?!(?:has|was|is|does|needs|seeks|wins|expects|raises|plans|its|this|versus|as|us|hat|ist|wird|sucht|benötigt|mit|und|"
    r"est|et|recherche|lève)\b)[a-zäöüéèêç]{2,}(?:s|t|e)\b(?= \S)"
)


class Form(NamedTuple):
    """A form of sentence and its points. `kind` says where a kind of product must be named: in the form, the text, nowhere."""

    points: float
    pattern: re.Pattern[str]
    kind: Literal["", "form", "text"] = ""


_ARTICLE = r"(?:[Aa]n?|[Ee]ine?|[Uu]ne?|[Uu]n|[Dd]es)"
_THAT = r"(?:[\w'’+&/-]+ ){0,10}?[\w'’-]+(?: (?:that|which|who|qui)\s|, (?:die|der|das)\s)"
_FOR = r"(?:[\w'’-]+ ){1,7}?(?:for|für|pour|zur|zum|against|gegen|contre) \S+"

#: The forms in which the offering is told without the company's name; the best that fits counts.
FORMS = (
    # "We develop …"
    Form(4.5, re.compile(
        r"^(?:we|our (?:company|team)|wir|nous)(?: (?:are|have|sind|haben|avons|also|now))? ?(?:at \w+ )?"
        r"(?:develop\w*|build\w*|provid\w*|offer\w*|mak(?:e|ing)|help\w*|enabl\w*|creat\w*|deliver\w*|automat\w*|sell\w*|"
        r"turn\w*|design\w*|operat\w*|produc\w*|manufactur\w*|suppl\w*|run|train\w*|convert\w*|recycl\w*|grow|treat\w*|"
        r"connect\w*|replac\w*|bring\w*|entwickeln|entwickelt|bieten|bauen|helfen|ermöglichen|"
        r"automatisieren|vernetzen|verbinden|machen|liefern|développons|développé|proposons|offrons|aidons|concevons|"
        r"construisons|automatisons|commercialisons|permettons)\b",
        re.IGNORECASE,
    )),
    # "We are a medical group that …", but not "We are a team of five"
    Form(4.0, re.compile(
        r"^(?:we are|we['’]re|wir sind|nous sommes) (?:an?|the|eine?|die|der|das|une?|la|le|l['’]) ?"
        r"(?!(?:\w+ )?(?:team|group of|gruppe von|équipe|small team))(?:\S+ ){2}", re.IGNORECASE,
    )),
    # "The first implant that can be adjusted", "Die erste Plattform für …"
    Form(4.0, re.compile(
        r"^(?:the|die|der|das|le|la) (?:world['’]s |europe['’]s |only and )?"
        r"(?:first|only|erste[rns]?|einzige[rns]?|premi(?:er|ère)|seule?)\s(?:\S+ ){2}", re.IGNORECASE,
    ), "text"),
    # "Dr. Kube: an agent that …", "Aerivex = inhaled itraconazole", "Ziva – die App für …"
    Form(3.5, re.compile(
        r"^[A-Z][\w.™®-]*(?: [A-Z0-9][\w.™®-]*){0,2}\s?(?:[:=]|\s[–—-])\s(?:(?:an?|the|eine?|die|der|das|une?|la|le) |l['’])"
        r"(?:\S+ ){2}|^[A-Z][\w.™®-]*\s=\s(?:\S+ ){1,}",
    )),
    # "To run a chain of clinics in small towns": a mission
    Form(2.5, re.compile(
        r"^To (?:run|build|make|bring|give|offer|provide|deliver|operate|create|develop|help|sell|turn|connect)\s(?:\S+ ){3}"
    ), "text"),
    # "Solution: a marketplace where …"
    Form(3.5, re.compile(
        r"^(?:the |our |unsere |die |notre |la |l['’])?"
        r"(?:idea|solution|product|answer|idee|lösung|produkt|antwort|idée|réponse|produit|"
        r"in short|what we do|kurz gesagt|en bref)\s*[:–—-]\s+(?=\S+ \S+ \S+)",
        re.IGNORECASE,
    )),
    # "Lead product FH-01: an antibiotic foam for …"
    Form(3.5, re.compile(
        r"^(?:our |the |unser |unsere |notre )?(?:lead|first|main|flagship|core|führend\w*|erste[rs]?) "
        r"(?:product|candidate|programme?|asset|produkt|wirkstoff|kandidat|produit|candidat)\b"
        r"[^.]{0,20}?(?:[:,=–—-]| is | ist | est )\s?(?:\S+ ){2}",
        re.IGNORECASE,
    )),
    # "Clinical-stage company developing …", "Specialty pharma company with …"
    Form(3.5, re.compile(
        r"^.*?\b(?:company|start-?up|firm|venture|unternehmen|entreprise|société)\b[^.]{0,30}\b"
        r"(?:developing|building|making|creating|that|which|with an?|offering|focused on|"
        r"dedicated to|commerciali[sz]ing|das|qui|spécialisée?|développant)\b",
        re.IGNORECASE,
    )),
    # "Software that …"
    Form(3.0, re.compile(_THAT, re.IGNORECASE), "form"),
    # "A cocktail of four phages that …"
    Form(2.5, re.compile(rf"{_ARTICLE} {_THAT}", re.IGNORECASE)),
    # "We ferment oats", "Wir messen …", but not what a company does for itself: needing, planning, believing
    Form(2.5, re.compile(
        r"^(?:We (?!(?:are|were|have|had|believe|need|want|will|would|plan|raise|seek|raised|started|met|know|knew|see|saw|think|"
        r"hope|expect|can|could|love|hire|hired|target|aim|estimate|won|lost|compete|face|earn|charge|take|sold|spent|signed|launched|"
        r"closed|invite|invest|take|ask|get|got|own|estimate|value|do|did|don't|must|should|thank)\b)[a-z]{3,}|"
        r"Wir (?!(?:suchen|brauchen|glauben|planen|wollen|werden|haben|sind|hatten|freuen|danken|nehmen|öffnen|wissen|sehen|"
        r"können|möchten|benötigen|erwarten|rechnen)\b)[a-zäöü]+en|"
        r"Nous (?!(?:cherchons|levons|sommes|avons|pensons|voulons|recherchons|prévoyons|croyons|allons|ouvrons|visons)\b)"
        r"[a-zéè]+ons)\b"
    )),
    # "Our platform …", "The device …"
    Form(2.5, re.compile(
        r"^(?:our (?:\w+ )?(?:platform|product|solution|device|software|app|system|technology|service|therapy|test|drug)|"
        r"the (?:\w+ )?(?:platform|product|solution|device|system)|unsere? (?:plattform|produkt|lösung|gerät|software|app|system|"
        r"technologie)|notre (?:plateforme|produit|solution|dispositif|logiciel|application|technologie))\b",
        re.IGNORECASE,
    )),
    # "Our buoy desalinates …"
    Form(2.5, re.compile(r"(?:Our|Unsere?|Notre|Nos) (?:[\w-]+ ){1,3}?[a-zäöüéè]{3,}(?:s|t|e|en|ent)\b(?= \S)")),
    # "AeroSense reads …": a product
    Form(2.5, re.compile(rf"[A-Z][\w-]+(?: [A-Z0-9][\w-]*)?{VERB}")),
    # "A bedside blood test …", "A soft suit for people after a stroke"
    Form(2.5, re.compile(rf"{_ARTICLE}(?: \S+){{1,6}}"), "form"),
    Form(2.5, re.compile(rf"{_ARTICLE} {_FOR}")),
    # "Rapid tests for growers"
    Form(2.5, re.compile(_FOR, re.IGNORECASE), "text"),
    Form(1.0, re.compile(_FOR, re.IGNORECASE)),
)  # fmt: skip
