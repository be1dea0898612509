"""The words by which other trades are told from health care although they use its words. Data only."""

#: Sectors that use health care's words for something else: animals, bodies in training, looks.
LOOKALIKES = (
    "kuh", "kühe", "melk*", "milch*", "euter*", "cow", "udder*", "mastitis", "calves", "kälber", "sows", "hens", "paint*",
    "leather",
    "pet", "pets", "dog", "dogs", "cat", "cats", "horse*", "veterinar*", "vets", "livestock", "cattle", "crop*",
    "plants", "plant", "vine", "vines", "vineyard*", "grape*", "grower*", "orchard*", "harvest*",
    "fitness", "gym", "gyms", "workout*", "athlete*", "beauty", "cosmetic*", "skincare", "insurance", "insurtech",
    "hunde", "katzen", "haustier*", "tierarzt*", "tierärzt*", "pflanze*", "rebe*", "weinbau*", "acker*", "ernte*",
    "kosmetik", "versicherung*",
    "animaux", "chiens", "vigne*", "verger*", "cultures", "récolte*", "vétérinaire*", "cosmétique*", "assureur*",
    "crops", "potato*", "wheat", "orchards", "agronom*", "dairy", "cows", "kühe", "milchvieh*", "rinder",
    "bees", "imker*", "aquaculture", "trees", "bridges", "kubernetes", "buildings", "tiere", "pferde*",
    "getreide", "kartoffel*", "winzer*", "vignoble*", "vigneron*", "vaches", "bovin*", "élevage*",
    "éleveur*", "blé", "chevaux", "fitnessstudio*", "bäume", "studios", "pilates", "yoga",
)  # fmt: skip

#: What is sold to health care's institutions as to any other: a company that says so of itself works in another trade.
OTHER_TRADES = (
    "insurance", "insurer*", "insurtech", "assekuradeur*", "versicherer", "versicherung*", "police", "policen", "assurance",
    "assureur*",
    "courtier*", "staffing", "recruit*", "payroll", "factoring", "leasing", "laundry", "wäscherei*", "blanchisserie*",
    "cleaning",
    "real estate", "immobilien", "immobilier", "rostering", "dienstplan*", "lending", "loans", "procurement", "invoicing",
)  # fmt: skip

#: Who is treated, by whom: words that those sectors do not use.
PEOPLE = (
    "patient", "patients", "hospital*", "physician*", "clinician*", "fda", "clinical trial*", "medicare", "patienten",
    "krankenhaus*", "krankenhäuser", "ärzte", "hôpital", "hôpitaux", "médecin*",
)  # fmt: skip

#: Health words that speak of no health care.
FIGURATIVE = (
    "financial health", "healthy margin*", "healthy growth", "healthy pipeline", "system health", "fleet health",
    "soil health", "battery health", "health check*", "health score*", "account health", "customer health",
    "health of your *", "pain point*", "surgical precision", "vital signs of your *", "doctor for your *", "in the dna",
    "our dna", "machine diagnostic*", "vehicle diagnostic*", "self-diagnostic*", "predictive diagnostic*",
    "remote diagnostic*", "diagnostic data of machines", "immune to", "like an x-ray", "structural health",
    "personal trainer",
    "vaccine for your *", "health insurance plan*", "health and safety", "quality assurance", "assurance qualité",
    "treatment of data", "data treatment", "water treatment", "traitement de données", "traitement des données",
    "traitement des factures", "surface treatment*", "heat treatment*", "traitement automatique*", "clinical precision",
    "antidote", "painkiller not a vitamin", "health insurer*",
    "health insurance", "network health", "business health", "pilot clinic*",
)  # fmt: skip

#: Words of medicine that are said of machines, plants and software, too; with another sector in the offering they say nothing.
SOFT = (
    "diagnos*", "symptom*", "treatment*", "therap*", "prescri*", "clinical", "disease*", "infection*", "patient", "surgery",
    "medicine*", "chronic", "dose", "dosing", "pathogen*", "insulin", "lesion*", "x-ray*", "insurance", "behandlung*",
    "diagnose*", "krankheit*", "maladie", "maladies", "traitement*", "diagnostic*", "soins", "consultation*", "pflege*",
    "betroffene", "angehörige", "operation", "gesundheit", "relapse*", "traumatic", "dystrophy", "fracture*",
    "wunden", "allerg*",
)  # fmt: skip
