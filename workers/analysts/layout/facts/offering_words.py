"""The words by which the sentence that says what a company offers is told from others. Data only; `*` is the rest of a word."""

#: Kinds of products and services.
KINDS = (
    "platform", "software", "device", "therap*", "drug*", "medicine*", "vaccine*", "app", "service*", "solution",
    "system", "tool*", "marketplace", "test", "tests", "implant*", "sensor*", "treatment*", "diagnostic*", "robot*",
    "api", "saas", "wearable*", "assistant", "network", "engine", "monitor*", "catheter*", "antibod*", "inhibitor*",
    "operating system", "assay*", "plattform", "gerät", "therapie*", "wirkstoff*", "dienst*", "lösung*", "werkzeug",
    "test*", "medikament*", "system*", "software*", "plateforme", "logiciel*", "dispositif*", "thérapie*", "médicament*",
    "traitement*", "outil", "vaccin*", "solution*", "application", "subscription", "exchange", "clinic", "clinics",
    "hardware", "material*", "patch", "pump", "inhaler*", "valve*", "reader", "printer*", "camera*", "lens", "lenses",
    "helmet*", "battery", "batteries", "kit", "drink*", "meal*", "bike*", "vehicle*", "drone*", "panel*", "reactor*",
    "turbine*", "machine*", "exosuit*", "brace", "orthosis", "glove*", "bandage*", "wrap", "spray", "gel", "cream",
    "pill", "pills", "capsule*", "tablet*", "coach", "tutor*", "insurance", "loan*", "bank", "wallet", "rental*",
    "orthese*", "schiene*", "pflaster", "maschine*", "roboter*", "versicherung*", "speicher*", "capteur*", "robots",
    "assurance*", "store*", "storage", "fleet", "school*", "academy", "home*", "centres", "centers", "practice*",
    "praxen", "model*", "chip*", "laser*", "ferries", "boats", "trucks", "cells", "protein*", "cheese", "molecule*",
    "technology", "agent", "agents", "copilot", "dashboard*", "plugin", "scanner*", "probe*", "scope",
    "stent*", "shunt*", "graft*", "scaffold*", "cartridge*", "anal*ser*", "analyzer*", "detector*",
    "imaging", "filter*", "membrane*", "enzyme*", "ingredient*", "fertili*", "feed", "coating*", "fabric*",
    "yarn*", "dye", "dyes", "fibre*", "fiber*", "bioplastic*", "fuel*", "electroly*", "heat pump*",
    "furnace*", "engines", "motor*", "vessel*", "satellite*", "booking", "ordering", "payments", "payroll",
    "lending", "leasing", "house calls", "surgery", "exosome*", "vesicle*", "phage*", "peptide*",
    "chain of", "ring", "anchor*", "mask", "shoe*", "insole*", "mattress*", "molecular", "procedure",
    "screening", "kits", "apps", "workshop*", "messgerät*", "messsystem*", "pumpe*", "katheter*",
    "implantat*", "prothese*", "verfahren", "baukasten", "portal", "assistent*", "netzwerk", "marktplatz",
    "praxis", "zentrum", "zentren", "klinik*", "kliniken", "pflegedienst*", "schnelltest*", "bluttest*",
    "tablette*", "folie*", "beschichtung*", "werkstoff*", "dünger", "futter*", "anlage*", "modul*",
    "batterie*", "schuh*", "helm*", "bett", "betten", "matratze*", "abo", "zahlung*", "*gerät", "*system",
    "*plattform", "*software", "*app", "*test", "*sensor", "*sensoren", "*implantat", "*roboter", "*pumpe",
    "*katheter", "*therapie", "*lösung", "*maschine", "*dienst", "*portal", "*assistent", "*tool",
    "*werkzeug", "*speicher", "*impfstoff", "*antikörper", "*spray", "*pflaster", "*orthese", "appareil*",
    "réseau*", "procédé*", "molécule*", "outils", "jumeau numérique", "abonnement*", "comprimé*",
    "inhalateur*", "prothèse*", "orthèse*", "pansement*", "cathéter*", "pompe*", "cabinet*", "maison*",
    "crèche*", "épicerie*", "système*", "moteur*", "anticorps", "protéine*", "matelas", "semelle*", "gants",
    "vélo*", "casque*", "plateformes", "assistant*", "agent*",
)  # fmt: skip

#: Words of sentences about something else: money, people, dreams, risks.
NOT_OFFERING = (
    "raising", "seeking", "raised", "our vision", "our mission", "vision is", "mission is", "founder*", "ceo", "cto",
    "professor", "former*", "years of experience", "presentation", "präsentation", "présentation", "deck", "memorandum",
    "version", "teaser", "phd", "advis*", "patent*", "competitor*", "market size", "cagr", "confidential*", "disclaimer",
    "forward-looking", "risks", "risk factor*", "suchen", "gründer*", "vertraulich", "fondateur*", "levons",
    "recherchons", "confidentiel*", "customers include", "thank you", "revenue", "we believe", "series", "round",
    "contact", "problem", "invest*", "profile", "company profile", "briefing", "exposé", "beteiligungsexposé", "unterlage",
    "memo",
    "information for", "teaser for", "sector", "hq", "headquarter*", "incorporated", "founded", "employees", "fte", "spin-off",
    "vs", "versus", "wait", "suffer*", "leiden", "fehlt", "fehlen", "souffrent", "manque*", "coûte*",
    "kostet", "kosten",
)  # fmt: skip

#: Headings of slides that say what is offered, and of slides about something else.
HEADINGS = (
    "solution", "about", "overview", "what we do", "product", "company", "at a glance", "our approach", "introducing",
    "platform", "lösung", "über uns", "produkt", "überblick", "unternehmen", "plattform", "produit", "qui sommes-nous",
    "à propos", "entreprise", "summary", "what it is", "what it does", "our answer", "the idea", "was wir tun",
    "was wir machen", "unsere antwort", "die idee", "notre réponse", "notre métier", "ce que nous faisons",
    "what we make", "what we build", "what we built", "what we offer", "what we sell", "snapshot", "in one sentence",
    "in short", "in a nutshell", "elevator pitch", "was wir bauen", "was ist", "what is", "kurz gesagt",
    "auf einen blick", "en bref", "en une phrase", "ce que nous proposons",
    "mission", "unsere mission", "notre mission", "in one line", "in a sentence", "en un mot",
    "en une ligne", "in einem satz", "in kürze", "one-liner", "concept", "konzept", "le concept", "offer",
    "offre", "leistung*", "the answer", "answer", "antwort", "réponse",
    "our model", "das produkt", "le produit", "in brief", "steckbrief",
    "service lines", "our services", "services", "portfolio", "highlights", "key facts", "worum es geht", "what we have built",
    "what we've built", "das angebot", "in three sentences", "in one paragraph", "in five lines", "product family",
    "how it works",
    "so funktioniert", "comment ça marche", "technology", "the science", "notre solution", "therapie", "thérapie",
    "in zwei sätzen", "what we're building", "what we are building", "therapy", "approach", "ansatz",
    "approche", "vorhaben", "the fix", "the plan in short",
)  # fmt: skip
OTHER_HEADINGS = (
    "team", "market", "competit*", "ask", "financ*", "roadmap", "problem", "contact", "risk*", "markt", "wettbewerb",
    "marché", "équipe", "vision", "kunden", "clients", "customers", "traction", "geschäftsmodell",
    "business model", "modèle",
    "concurren*", "investor*", "investisseur*", "partner*", "values", "werte", "story", "history", "geschichte", "data",
    "evidence", "results", "résultats", "ergebnisse", "plan", "ziel*", "goal*", "levée", "runde", "round", "impact",
)  # fmt: skip

#: Headings below which the first statement is the answer.
STRONG_HEADINGS = (
    "what we do", "what it does", "what it is", "what we make", "what we build", "what we built", "what we offer",
    "what we sell", "in one sentence", "in short", "in a nutshell", "elevator pitch", "the idea", "our idea",
    "our answer", "was wir tun", "was wir machen", "was wir bauen", "was ist", "what is", "kurz gesagt", "die idee",
    "unsere antwort", "ce que nous faisons", "ce que nous proposons", "notre métier", "notre réponse", "en une phrase",
    "l'idée", "qui sommes-nous",
    "in one line", "in a sentence", "en un mot", "en une ligne", "in einem satz", "one-liner",
    "in zwei sätzen", "what we're building", "what we are building", "the fix", "the answer", "le concept",
    "das konzept", "unser konzept", "die antwort", "was ist das", "c'est quoi",
)  # fmt: skip

#: What a line of the cover says of the document.
DOCUMENT = (
    "investor*", "investors", "presentation", "deck", "memorandum", "profile", "briefing", "confidential*", "teaser", "update",
    "information for", "prospective", "partners", "round", "seed", "series a", "series b", "fundraising", "pitch", "exposé",
    "unterlage*", "präsentation", "*präsentation", "investoren", "vertraulich", "finanzierungsrunde", "présentation",
    "investisseurs", "dossier", "confidentiel*", "tour", "version", "demo day",
)  # fmt: skip

#: Words of what is wrong today, and not of what is sold against it.
NEED = (
    "problem*", "suffer*", "wait", "waits", "waiting", "lose", "loses", "lost", "die", "dies", "fail*", "waste*", "miss",
    "misses",
    "too late", "nobody", "no one", "cost", "costs", "expensive", "slow", "manual*", "average", "thrown away", "throw",
    "throws",
    "still", "today", "only", "struggle*", "overwhelm*", "shortage*", "burden*", "complain*", "stuck", "gap", "every year",
    "leiden", "verlier*", "warten", "wartet", "fehlt", "fehlen", "kostet", "sterben", "stirbt", "mangel", "noch immer",
    "bis heute",
    "souffr*", "perd*", "attend*", "manque*", "coûte*", "meurt", "meurent", "encore", "aujourd'hui", "trop tard",
)  # fmt: skip

#: Words that say nothing of what a deck is about, of four letters or more.
EMPTY = frozenset({
    "with", "that", "this", "from", "have", "been", "their", "they", "them", "your", "what", "when", "where", "which",
    "will", "would", "into", "over", "than", "more", "most", "only", "also", "each", "every", "about", "after", "before",
    "then", "there", "these", "those", "very", "such", "many", "much", "some", "other", "once", "never", "always", "says",
    "said", "like", "just", "even", "still", "does", "without", "within", "between", "under", "through", "because",
    "while", "being", "were", "million", "millions", "billion", "thousand", "percent", "year", "years", "month", "months",
    "week", "weeks", "days", "hour", "hours", "minute", "minutes", "today", "company", "team", "deck", "pitch",
    "investor", "investors", "presentation", "series", "seed", "round", "raised", "raising", "funding", "confidential",
    "overview", "market", "customers", "customer", "product", "solution", "problem", "business", "model", "people",
    "cost", "costs", "price", "time", "first", "second", "next", "last", "oder", "aber", "auch", "dass", "eine", "einer",
    "eines", "einem", "einen", "sind", "wird", "werden", "wurde", "haben", "hatte", "nicht", "noch", "mehr", "sich",
    "unser", "unsere", "ihre", "nach", "über", "unter", "ohne", "beim", "jede", "jeder", "jedes", "alle", "diese",
    "dieser", "dieses", "dann", "wenn", "weil", "seit", "bereits", "jahr", "jahre", "jahren", "monate", "monaten",
    "woche", "wochen", "tage", "tagen", "stunden", "minuten", "prozent", "markt", "kunden", "unternehmen", "runde",
    "lösung", "investoren", "präsentation", "pour", "avec", "dans", "sans", "plus", "sont", "leur", "leurs", "notre",
    "votre", "cette", "mais", "comme", "tout", "tous", "toute", "toutes", "chaque", "très", "entre", "depuis", "année",
    "années", "mois", "jours", "heures", "marché", "clients", "entreprise", "équipe", "tour", "présentation",
    "investisseurs",
})  # fmt: skip
