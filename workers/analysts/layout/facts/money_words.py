"""The words by which an ask is told from other money. Data only; a `*` stands for the rest of a word."""

#: Asking for money now.
ASKS = (
    "raising", "seeking", "seeks", "seek", "raises", "looking for", "looking to raise", "want to raise", "asking for",
    "we raise", "we need", "the ask", "our ask", "ask", "raise", "capital required", "capital requirement*",
    "capital need*", "funding need*", "funding required", "funding requirement*", "funding ask", "funding gap",
    "investment sought", "funding sought", "sought", "investment required", "round size", "target raise", "raise amount",
    "fundraise", "fundraising", "investment ask", "new funding", "financing required", "financing need*", "round of",
    "current round", "this round", "capital sought", "join our", "join the", "invest in our", "interested in our",
    "wanted", "we're closing", "we are closing", "what we're after", "wir schließen", "ouvre", "ouverture", "buys us",
    "gets us", "takes us to", "fresh capital", "fresh money", "new money", "new shares", "new equity",
    "neue aktien", "frisches kapital", "frischem kapital", "frisches geld", "öffnen", "eröffnen", "actions nouvelles",
    "argent frais", "putting together", "pulling together", "this one", "opening a round", "opening our", "total round",
    "currently open", "taking in", "taking on", "take on board", "aim to close", "aims to close", "we are after", "we're after",
    "invites subscriptions", "invite subscriptions", "invites you", "share issue", "rights issue", "directed issue",
    "is open for", "open for subscription", "up for grabs", "right now", "money now", "be the other", "cheque",
    "investment needed", "funding needed", "capital needed", "money needed",
    "equity requirement*", "give us", "to close", "do with", "tour en cours", "ronde en cours", "we will close",
    "equity offered",
    "wir holen", "holen wir", "es fehlen", "fehlen noch", "is missing", "puts", "opportunity to invest", "on offer",
    "total raise",
    "raise total", "raise size", "size of the round", "size of round", "amount sought", "capital ask",
    "szukamy", "poszukujemy", "bouclons", "finalisons", "schließen gerade", "erhöhen", "einsammeln",
    "suchen", "sucht", "gesucht*", "benötigt", "benötigen", "brauchen", "kapitalbedarf", "finanzbedarf", "mittelbedarf",
    "finanzbedarf", "mittelbedarf", "finanzierungsbedarf",
    "investitionsbedarf", "finanzierungsvolumen", "rundengröße", "rundenvolumen", "einwerben", "aufnehmen",
    "kapitalsuche", "wir sammeln", "wir nehmen", "nehmen wir", "investitionsvolumen", "aktuelle runde", "kapitalerhöhung",
    "aktuelle finanzierungsrunde", "diese runde", "laufende runde", "laufende finanzierungsrunde", "zielvolumen",
    "gesamtbedarf", "beteiligen sie sich",
    "lève", "levons", "lever", "nous levons", "recherchons", "recherche", "recherché*", "cherchons", "sollicite",
    "sollicitons", "besoin de financement", "besoins de financement", "besoin en capital", "besoin total",
    "montant recherché", "levée de fonds", "levée", "tour actuel", "ce tour", "ouvrons", "augmentation de capital",
)  # fmt: skip

#: What an ask may be called; earlier and later rounds are called the same.
ROUNDS = (
    "angel", "asa", "ceqa", "share capital", "emission", "nyemission", "kapitalrunde", "finanzierungsvorhaben",
    "pre-seed", "seed", "angel round", "series", "bridge", "eis", "seis", "amount", "volume", "convertible*", "safe",
    "equity", "round", "financing", "funding",
    "use of proceeds", "use of funds", "new capital", "growth capital", "investment", "target", "total",
    "betrag", "volumen", "montant", "serie", "série", "runde", "finanzierungsrunde", "seed-runde", "seedrunde",
    "wandeldarlehen", "eigenkapital",
    "wachstumskapital", "beteiligung", "mittelverwendung", "gesamt",
    "amorçage", "tour de table", "tour d'amorçage", "tour", "fonds propres", "objectif", "utilisation des fonds",
)  # fmt: skip

#: Headings of slides on which the ask stands, from weak to strong.
HEADINGS = (
    "ask", "funding", "fundraise", "fundraising", "investment", "invest", "raising", "raise", "round", "financing",
    "use of funds", "use of proceeds", "seed", "series", "offer", "the opportunity to invest", "transaction",
    "offering", "terms", "deal", "seeking", "capital", "join us",
    "finanzierung*", "finanzierungsrunde", "kapitalbedarf", "finanzbedarf", "mittelbedarf", "mittelverwendung",
    "investition", "kapital",
    "seed-runde", "beteiligung*", "angebot",
    "levée", "financement", "tour de table", "besoin*", "utilisation des fonds", "investir", "le tour",
    "investing", "investieren", "eckdaten", "konditionen", "einstieg", "opération", "émission", "amorçage",
    "réinvestissement",
)  # fmt: skip
ASKING_HEADINGS = (
    "ask", "raise", "raising", "seeking", "round", "we need", "what we're after", "this round", "fundraise",
    "kapitalerhöhung", "augmentation de capital", "capital raise", "geld brauchen", "wir sammeln", "wir nehmen auf",
    "capital increase",
    "szukamy", "runda", "aktuelle runde", "tour en cours", "current round", "financing round", "funding round",
    "fundraising", "looking for", "what it takes", "we are after", "we're after", "investment proposal", "we want", "wants",
    "fund requirement*", "up for grabs", "share issue",
    "investment opportunity", "your ticket", "get involved", "was jetzt fehlt", "was fehlt", "was uns fehlt", "what's missing",
    "what is missing", "nous manque", "qui manque", "cheque", "would do with", "money we need", "financing need*",
    "funding need*",
    "capital need*", "what we are asking", "join us", "join our",
    "invest with us", "the offer",
    "deal summary", "the deal", "deal terms", "what's next and what we need", "was wir brauchen",
    "unser bedarf", "die runde",
    "diese runde", "mitmachen", "einsteigen", "investieren sie", "unser angebot", "die finanzierung", "unsere finanzierung",
    "le tour", "la levée", "l'opération", "notre besoin", "nos besoins", "rejoignez-nous", "rejoignez", "investissez",
    "ce qu'il nous faut", "nous ouvrons", "wachstumskapital", "seed-finanzierung", "series-a-finanzierung",
    "wir brauchen", "wir suchen", "kapitalbedarf", "finanzbedarf", "mittelbedarf", "finanzierungsbedarf",
    "finanzierungsrunde", "seed-runde", "gesucht",
    "levée*", "levons", "recherchons", "cherchons", "tour de table", "besoin de financement",
)  # fmt: skip

#: Headings of lists of what the money is for: their amounts are parts of the ask.
SPLITS = (
    "use of funds", "use of proceeds", "use of capital", "uses", "allocation", "budget", "mittelverwendung",
    "verwendung", "utilisation des fonds", "emploi des fonds", "utilisation",
)  # fmt: skip

#: Headings of slides whose money is something else.
OTHER_HEADINGS = (
    "market", "markets", "traction", "business model", "competit*", "landscape", "problem", "revenue", "pricing", "exit",
    "exits", "history", "previous*", "prior", "past", "others", "rivals", "peer", "peers", "pipeline", "partnering", "deals",
    "comparable*", "precedent*", "team", "roi", "customers", "to date", "so far", "case study",
    "markt", "marktvolumen", "marktgröße", "wettbewerb*", "geschäftsmodell", "bisher*",
    "marché", "concurrence", "concurrents", "modèle", "problème", "historique",
)  # fmt: skip
#: Headings of plans, which hold many amounts and at times the ask.
PLANS = ("financials", "financial*", "projection*", "forecast*", "finanzplan*", "prévision*")

#: Money of the past, of later rounds, of markets, sales, prices and others.
OTHER_MONEY = (
    "raised", "to date", "so far", "earlier", "applied", "used", "previously", "peer", "pro-rata", "guaranteed", "pipeline",
    "capex", "per site", "per plant", "fund is", "insurance", "insured", "fonds de", "supports", "unterstützt", "soutient",
    "friends", "previous*", "prior", "since inception", "closed", "completed",
    "last round", "past", "grant*",
    "secured", "awarded", "invested", "put in", "received", "backed", "already", "historical*", "dilutive", "non-dilutive",
    "committed", "pledged", "tam", "sam", "som", "market", "markets", "revenue*", "arr", "mrr", "sales", "valuation",
    "pre-money", "post-money", "pre money", "post money", "cap", "burn", "exit*", "acquired", "acquisition*", "acquires",
    "ebitda", "profit*", "price", "prices", "pricing", "cost", "costs", "saving*", "save*", "spend*", "spent", "per year",
    "annual*",
    "per patient", "per user", "per month", "a year", "each year", "gmv", "bookings", "competitor*", "cash", "won",
    "in the bank", "opportunity", "worth", "billion*", "ltv", "cac", "acv", "royalt*", "milestone payment*", "upfront",
    "deal value", "reimburse*", "forecast*", "projection*", "projected", "further", "additional", "future", "follow-on",
    "valued", "value", "spoken for", "loans", "before this", "before the", "prior to", "subsequent*", "then", "later",
    "tranche",
    "first close", "minimum ticket", "minimum", "ticket*", "loss*", "fee",
    "fees", "license*", "licence*", "contract*", "pipeline value", "lifetime", "median", "average", "fine", "fines", "debt",
    "loan", "payroll", "invoice*", "turnover", "gross margin", "subsid*", "soft-committed", "signed", "premium",
    "bisher*", "bereits", "erhalten", "eingeworben", "eingesammelt", "vorherige*", "frühere*", "abgeschlossen*",
    "geschlossen*", "investiert*", "fördermittel", "förderung", "zuschuss", "zuschüsse", "markt", "märkte",
    "marktvolumen", "marktgröße", "marktpotenzial",
    "umsatz*", "bewertung", "kosten", "jährlich*", "pro jahr", "erlöse*", "gewinn", "anschlussfinanzierung", "folgerunde",
    "gesammelt", "einsparung*", "weitere*", "verlust*", "kredit", "bis heute", "zugesagt*", "mindest*", "davon",
    "verbraucht", "später*", "darlehen", "bewertet", "vor der", "vor dieser",
    "converts", "converting", "gezeichnet*", "souscrit*", "confirmé*", "confirmed", "subscribed", "bewilligt*",
    "accordé*", "beantragt*",
    "kfw", "bpifrance",
    "bouclé*", "conclu*", "clôturé*", "finalisé*", "réalisé*", "déjà", "levés", "levé", "précédent*", "subvention*",
    "marché*", "chiffre d'affaires", "valorisation", "coût*", "par an", "ventes", "obtenu*", "futur*",
    "économi*", "bénéfice*", "supplémentaire*", "à ce jour", "trésorerie", "dont", "engagé*", "sécurisé*",
    "prêt", "prêts", "réuni*", "valorisé*", "avant l*", "avant ce*",
)  # fmt: skip

#: Said of later rounds, and at times of the one that is open.
PLANNED = (
    "planned", "planning", "expected", "foreseen", "anticipated", "intended", "contemplated",
    "geplant*", "vorgesehen*", "voraussichtlich", "envisagé*", "prévu*", "planifié*", "suivant",
)  # fmt: skip

#: The terms of a round that is open; two of them on one slide make its amounts those of an ask.
DEAL = (
    "eis", "seis", "safe", "asa", "pre-money", "pre money", "post-money", "valuation cap", "discount", "convertible*",
    "dilution",
    "lead investor", "lead ticket", "ticket*", "minimum ticket", "runway", "use of funds", "use of proceeds", "tranche*",
    "closing", "first close", "term sheet", "committed", "commitments", "soft-circled", "soft-committed", "insiders",
    "existing investors", "existing shareholders", "existing holders", "new shares", "equity", "our round", "the round",
    "this round", "angel round", "seed round", "financing", "investment opportunity", "initial investment", "advance assurance",
    "liquidation preference", "board seat", "pro rata", "pro-rata", "warrants", "coupon",
    "bewertung", "wandeldarlehen", "zugesagt*", "mittelverwendung", "anteile", "neue anteile", "abschlag", "lead-investor*",
    "erstes closing", "rundenschluss", "invest-zuschuss", "invest-fähig",
    "valorisation", "décote", "bsa air", "engagé*", "chef de file", "utilisation des fonds", "actions nouvelles",
)  # fmt: skip

#: The names of rounds in a list of them, and what is said of the one that is open.
ROUND_NAMES = (
    "pre-seed", "seed", "angel*", "series", "bridge", "friends", "founders", "convertible*", "safe", "note", "notes", "grant*",
    "loan*", "extension", "serie", "série", "runde", "gründer*", "wandeldarlehen", "darlehen", "zuschuss", "förder*",
    "amorçage",
    "love money", "subvention*", "prêt*", "fondateurs", "equity", "round",
)  # fmt: skip
OPEN_ROW = (
    "open", "now", "this offering", "this round", "present round", "present", "current*", "ongoing", "raising", "in progress",
    "today's round", "jetzt", "offen", "jetzt offen", "laufend*", "aktuell*", "diese runde", "en cours", "ouvert*", "actuel*",
    "ce tour", "sought", "gesucht*", "the ask", "target amount", "we are here", "under way",
)  # fmt: skip

#: A year beside an amount dates a round of the past or the future, unless one of these says that it is open.
NOW = (
    "raising", "seeking", "seeks", "seek", "looking", "we raise", "now", "ongoing", "open", "current*", "this round",
    "this offering",
    "suchen", "sucht", "nehmen", "brauchen", "laufend*", "aktuell*", "jetzt", "offen", "benötigen",
    "levons", "recherchons", "cherchons", "en cours", "ouvert", "kapitalbedarf", "finanzbedarf", "finanzierungsbedarf",
    "mittelbedarf", "besoin*", "need*", "required", "requirement*", "present", "today",
)  # fmt: skip

#: With a round's name beside it, these speak of a round that is open.
OPEN = ("up to", "bis zu", "jusqu'à", "jusqu’à", "open", "offen", "ongoing", "now", "en cours", "laufend*")
