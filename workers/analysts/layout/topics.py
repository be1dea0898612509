"""What a slide is about, by its heading first and its body second. It owns no table."""

from workers.analysts.layout.terms import pattern

#: Topic -> the terms of a heading that name it, and further terms that count in the body only.
TOPICS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "problem": (
        ("problem*", "challenge*", "unmet need*", "pain*", "the need", "need", "burden", "status quo",
         "herausforderung*", "bedarf", "ausgangslage", "problème*", "défi*"),
        ("suffer*", "fail*", "burden", "too late", "wasted", "inefficient"),
    ),
    "timing": (
        ("why now", "timing", "tailwind*", "trend*", "warum jetzt", "pourquoi maintenant"),
        ("new regulation", "mandatory", "deadline"),
    ),
    "solution": (
        ("solution*", "our approach", "product", "how it works", "platform", "introducing", "lösung*",
         "produkt*", "so funktioniert*", "produit*", "notre approche"),
        ("we develop", "our platform", "our product", "enables"),
    ),
    "market": (
        ("market*", "tam", "opportunity", "addressable", "markt*", "marktpotenzial", "marché*"),
        ("tam", "sam", "som", "cagr", "market size", "addressable market", "marktvolumen"),
    ),
    "competition": (
        ("compet*", "landscape", "alternative*", "differentiation", "why we win", "why us", "nobody else",
         "where we stand", "how we compare", "positioning", "versus", "vs", "compared", "differenz*", "moat", "wettbewerb*",
         "concurren*", "comparison", "rival*", "peers", "peer group", "who else", "where others", "mitbewerb*", "vergleichbare"),
        ("competitor*", "incumbent*", "versus"),
    ),
    "traction": (
        ("traction", "customers", "milestones achieved", "progress", "case stud*", "pilots", "kunden",
         "référence*", "clients", "proof points", "track record",
         "first customers", "early customers", "where we are", "momentum", "progrès", "bisher"),
        ("arr", "mrr", "paying customers", "pilot*", "letters of intent", "churn"),
    ),
    "business model": (
        ("business model", "business case", "pricing", "revenue model", "how we make money", "how we earn",
         "who pays", "monetis*", "monetiz*", "revenue stream*", "unit economics", "geschäftsmodell", "preis*",
         "modèle économique", "modèle d'affaires", "reimburs*", "erstattung*", "remboursement"),
        ("per seat", "per month", "subscription", "gross margin"),
    ),
    "go-to-market": (
        ("go to market", "route to market", "commerciali*", "sales channel*", "sales strategy", "sales and marketing",
         "distribution", "how we sell", "vertrieb*", "markteintritt", "mise sur le marché", "stratégie commerciale"),
        ("resellers", "direct sales", "sales channel*"),
    ),
    "team": (
        ("team", "founders", "leadership", "management", "advis*", "who we are", "gründer*", "équipe",
         "fondateurs", "board", "people"),
        ("ceo", "cto", "cfo", "cmo", "phd", "co-founder"),
    ),
    "technology": (
        ("technolog*", "science", "mechanism", "how it works", "platform", "architecture", "technologie*",
         "wissenschaft*", "preclinical*", "mode of action"),
        ("algorithm*", "sensor*", "machine learning", "in vivo", "in vitro"),
    ),
    "clinical": (
        ("clinical*", "trial*", "study", "studies", "patients", "evidence", "klinisch*", "*studie", "*studien",
         "clinique*", "essai*", "phase*", "efficacy", "safety"),
        ("primary endpoint", "cohort", "randomi*", "enrolled", "phase 1", "phase 2", "placebo"),
    ),
    "regulatory": (
        ("regulat*", "fda", "510(k)", "ce mark*", "approval*", "pathway", "zulassung*", "réglement*",
         "quality", "compliance"),
        ("510(k)", "mdr", "pre-sub*", "de novo", "iso 13485", "pma", "ind", "soc 2", "gdpr"),
    ),
    "ip": (
        ("ip", "patent*", "intellectual property", "protected", "protection", "schutzrechte",
         "propriété intellectuelle", "brevets"),
        ("patent*", "freedom to operate", "trade secret*"),
    ),
    "financials": (
        ("financial*", "projection*", "forecast*", "p&l", "revenue", "finanz*", "finanzplan*", "umsatz*",
         "prévision*", "burn", "runway"),
        ("ebitda", "gross margin", "break-even", "cash flow"),
    ),
    "ask": (
        ("ask", "funding", "fundrais*", "raise", "raising", "investment", "use of funds", "use of proceeds",
         "round", "financing", "seeking",
         "finanzierung*", "kapitalbedarf", "mittelverwendung", "levée*", "financement",
         "utilisation des fonds", "tour de table", "levons", "wir suchen", "we need", "the deal", "runde"),
        ("use of funds", "we are raising", "series a", "seed round"),
    ),
    "use of funds": (
        ("use of funds", "use of proceeds", "spend it", "spend the money", "allocation", "where the money goes",
         "mittelverwendung", "verwendung", "utilisation des fonds", "emploi des fonds"),
        (),
    ),
    "risks": (("risk*", "what could go wrong", "risiko", "risiken", "risque*"), ("mitigation",)),
    "roadmap": (
        ("roadmap", "milestone*", "timeline", "next steps", "what comes next", "plan", "next 12 months",
         "next 18 months", "next 24 months", "meilenstein*", "zeitplan",
         "feuille de route", "jalons", "calendrier"),
        ("q1", "q2", "q3", "q4"),
    ),
    "contact": (
        ("contact", "thank you", "get in touch", "kontakt", "danke", "vielen dank", "merci", "questions"),
        ("linkedin.com", "www"),
    ),
}  # fmt: skip

#: Distinct terms a body must have before it makes a slide one of a topic: one word alone is on every slide.
LEAST_IN_BODY = 2


_IN_TITLE = {topic: pattern(heading) for topic, (heading, _) in TOPICS.items()}
_IN_BODY = {topic: pattern((*heading, *more)) for topic, (heading, more) in TOPICS.items()}


def topics_of(title: str | None, body: str) -> list[str]:
    """The topics of a slide: those its heading names; without any, those with two or more terms in the body."""
    named = [topic for topic, terms in _IN_TITLE.items() if title and terms.search(title)]
    if named or not body:
        return named
    counts = {
        topic: len({term.casefold() for term in terms.findall(body)}) for topic, terms in _IN_BODY.items()
    }
    strong = [topic for topic, count in counts.items() if count >= LEAST_IN_BODY]
    return sorted(strong, key=lambda topic: -counts[topic])[:3]
