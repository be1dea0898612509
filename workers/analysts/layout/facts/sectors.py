"""The words by which a sector is told: health care's categories, health care in general, everything else. Data only."""

#: Terms that mark one category of health care. A `*` stands for the rest of a word.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "biotech": (
        "biotech*", "drug candidate*", "antibod*", "gene therap*", "cell therap*", "car-t", "mrna", "sirna",
        "biologic*",
        "preclinical", "pre-clinical", "ind", "ind-enabling", "in vivo", "in vitro", "mechanism of action",
        "crispr",
        "peptide*", "lead candidate", "lead asset", "therapeutics", "monoclonal", "bispecific",
        "first-in-class", "oncolog*",
        "phase 1 trial", "phase 2 trial",
        "phase 3 trial", "phase 1 study", "phase 2 study", "phase i", "phase ii", "phase iii", "phase 1a",
        "phase 1b", "phase 2a",
        "phase 2b", "phase 1/2", "phase iia", "phase iib", "clinical-stage", "small molecule*",
        "mouse model*", "mice", "mouse", "rats", "hamsters", "minipigs", "t cell*", "tcr*", "aav", "vectors",
        "antigen*", "glioblastoma", "pre-ind", "cdmo", "knock-out", "vaccine*", "orphan drug", "pharmacokinetic*",
        "immunotherap*",
        "wirkstoff*",
        "präklinisch*", "antikörper*", "gentherapie", "zelltherapie", "thérapie génique",
        "thérapie cellulaire", "anticorps",
        "préclinique*", "candidat-médicament", "inhibitor*", "receptor*", "enzyme*", "cmc",
    ),
    "pharma": (
        "pharma company", "pharmaceutical*", "specialty pharma", "generic drug*", "generics", "505(b)(2)",
        "anda", "reformulat*",
        "formulation*", "repurpos*", "drug delivery", "oral tablet*", "active ingredient*", "excipient*",
        "marketed drug*",
        "extended release", "dosage form*", "prescription medicine*", "pharmaunternehmen", "generika",
        "arzneimittel*",
        "darreichungsform*", "médicament générique", "médicaments génériques", "laboratoire pharmaceutique",
        "gmp manufacturing",
        "nasal spray", "inhaler*", "over-the-counter", "otc",
    ),
    "medical_device": (
        "medical device*", "medtech", "implant*", "catheter*", "510(k)", "de novo", "pma", "ce mark*",
        "ce-mark*", "mdr", "class ii",
        "class iia", "class iib", "class iii", "surgical", "surgery", "surgeon*", "stent*", "iso 13485",
        "predicate*", "endoscop*",
        "minimally invasive", "ide", "prosthe*", "orthopedic*", "orthopaedic*", "ventilator*", "pacemaker*",
        "infusion pump*",
        "dialysis machine*", "medizinprodukt*", "medizintechnik", "katheter*", "implantat*", "chirurg*",
        "ce-kennzeichnung",
        "dispositif médical", "dispositifs médicaux", "marquage ce", "cathéter*", "neurostimulat*",
        "electrode*", "wearable patch",
        "hearing aid*", "exoskelet*", "disposable*", "bioprinter", "single-use",
    ),
    "diagnostics": (
        "diagnostic*", "assay*", "liquid biopsy", "ivd", "ivdr", "biomarker test", "point-of-care", "clia",
        "ldt", "pcr", "blood test*",
        "screening test*", "early detection", "specificity", "auc", "companion diagnostic*",
        "in vitro diagnostic*", "pathogen*",
        "sequencing", "rapid test*", "saliva test*", "breath test*", "diagnostik*", "bluttest*",
        "schnelltest*", "früherkennung",
        "diagnostique*", "test sanguin", "dépistage", "cfdna", "ctdna", "cartridge*", "false positive*",
    ),
    "digital_health": (
        "digital health", "patient record*", "medical records", "hospital management", "patient management",
        "e-prescription*",
        "prescription management", "clinic management", "healthcare platform", "health platform",
        "healthcare it", "digital therapeutic*", "dtx", "diga", "telemedicine", "telehealth",
        "remote patient monitoring",
        "remote monitoring", "samd", "software as a medical device", "ehr", "emr",
        "electronic health record*",
        "clinical decision support", "patient app", "health app", "patient engagement", "virtual care",
        "virtual clinic",
        "mental health app", "digital biomarker*", "fhir", "hl7", "hipaa", "radiology ai",
        "care navigation", "medication adherence",
        "gesundheits-app*", "telemedizin", "digitale gesundheitsanwendung*", "e-health", "ehealth",
        "e-santé", "télémédecine",
        "santé numérique", "télésurveillance", "patientenakte", "symptom checker",
    ),
    "health_services": (
        "care provider*", "home care", "homecare", "care delivery", "our clinics",
        "clinic network", "dental clinic*",
        "care centers", "care centres", "outpatient clinic*", "medical practice*", "urgent care",
        "primary care clinic*",
        "care team*", "in-home", "value-based care", "physician group*", "hospital operator",
        "fertility clinic*",
        "pflegedienst*", "ambulante pflege", "praxisnetz*", "arztpraxen", "mvz", "soins à domicile",
        "cabinets médicaux", "centres de soins",
        "senior care", "rehabilitation cent*", "own clinics", "nurses on demand",
    ),
}  # fmt: skip

#: Terms that tell the category where they stand in the offering or on the cover; elsewhere they may speak of anything.
KINDS: dict[str, tuple[str, ...]] = {
    "biotech": (
        "therapy", "therapies", "therapeutic*", "drug", "drugs", "drug discovery", "antibod*", "vaccin*", "gene", "genes",
        "cell", "cells", "rna", "protein*", "peptide*", "molecule*", "medicine", "medicines", "bacteri*", "bactéri*",
        "*phage*", "virus*", "microb*",
        "enzyme*", "biologic*", "immun*", "receptor*", "inhibitor*", "wirkstoff*", "zellen", "antikörper*",
        "medikament*", "impfstoff*", "médicament*", "thérapie*", "molécule*", "cellules", "anticorps", "protéine*",
    ),
    "pharma": (
        "tablet", "tablets", "formulation*", "generic*", "slow-release", "extended-release", "repurpos*",
        "reformulat*", "once-weekly", "once-daily", "nasal spray", "inhaler*", "dosage",
        "pharmaceutical*", "specialty pharma", "known drug*", "off-patent", "tablette*", "nasenspray",
        "darreichungsform*", "arzneimittel*", "generika", "comprimé*", "gélule*", "formulation*", "générique*",
    ),
    "medical_device": (
        "device", "devices", "implant*", "catheter*", "stent*", "wrap", "brace", "orthosis", "exoskelet*", "pump", "pumps",
        "patch", "sensor", "sensors", "wearable*", "exosuit*", "robot*", "instrument*", "bandage*", "dressing*",
        "stimulat*", "laser*",
        "ultrasound", "prosthe*", "ventilator*", "needle*", "syringe*", "glasses", "hearing aid*", "splint*", "glove*",
        "gerät*", "*orthese*", "schiene*", "prothese*", "katheter*", "implantat*", "pflaster", "motor", "handschuh",
        "dispositif*", "prothèse*", "orthèse*", "capteur*", "cathéter*", "pansement*", "pompe*",
    ),
    "diagnostics": (
        "test", "tests", "assay*", "diagnos*", "detects", "detection", "screening", "biopsy", "biomarker*", "blood",
        "saliva", "swab*", "urine", "sequencing", "pathogen*", "bluttest*", "schnelltest*", "früherkennung", "erkennt",
        "dépistage", "détecte", "sang", "sanguin",
    ),
    "digital_health": (
        "app", "apps", "smartphone*", "phone", "software", "platform", "ai", "algorithm*", "chatbot*", "online", "digital",
        "digitally", "virtual", "remote", "tele*", "assistant", "data", "dashboard*", "video", "records", "scribe",
        "documentation", "saas", "plattform", "ki", "digitale*", "anwendung", "patientenakte*", "fernüberwachung",
        "logiciel*", "application*", "plateforme*", "ia", "numérique*", "télé*", "en ligne", "vidéo",
    ),
    "health_services": (
        "clinic", "clinics", "centre", "centres", "centers", "home care", "at home", "home visits", "nurses", "nursing",
        "practices", "caregivers", "physiotherap*", "rehabilitation", "network of", "chain of", "operates", "opens",
        "operator", "own clinics", "visit", "visits", "audiologist*", "therapists", "dentists", "midwives", "besuchen",
        "praxen", "praxis", "zentren", "pflege*", "kliniken", "betreibt", "hausbesuche",
        "soins", "cabinet*", "infirmier*", "infirmière*", "ouvre", "exploite", "maison*", "à domicile",
    ),
}  # fmt: skip

#: Terms that no other category has, each as good as a word of the offering.
DECISIVE: dict[str, tuple[str, ...]] = {
    "pharma": (
        "505(b)(2)", "anda", "reformulat*", "repurpos*", "approved drug*", "known molecule*", "known drug*", "off-patent",
        "off patent", "generic drug*", "generics", "specialty pharma", "extended release", "delayed-release", "slow-release",
        "generika", "bekannter wirkstoff", "zugelassener wirkstoff", "molécule connue", "génériques", "hybrid application",
    ),
    "digital_health": (
        "digital therapeutic*", "dtx", "diga", "digitale gesundheitsanwendung*", "telemedicine", "telehealth", "telemedizin",
        "télémédecine", "software as a medical device", "remote patient monitoring", "health app", "patient app",
    ),
    "health_services": (
        "our clinics", "clinic network", "own clinics", "dental clinics", "fertility clinic*", "pflegedienst*", "home visits",
        "care at home", "home care", "soins à domicile", "centres de soins", "arztpraxen", "praxisnetz*", "midwives",
        "sages-femmes", "hebammen",
    ),
}  # fmt: skip

#: How regulators class a device, and by which way it comes to the market.
DEVICE_CLASSES = (
    "class ii", "class iia", "class iib", "class iii", "klasse iia", "klasse iib", "klasse iii", "classe iia", "classe iib",
    "classe iii", "510(k)", "de novo", "pma",
)  # fmt: skip

#: Terms of health care that fit any category.
HEALTH = (
    "patient", "patients", "clinical", "disease*", "treatment*", "fda", "ema", "therap*", "medicine*", "symptom*",
    "diagnos*", "cancer*", "tumor*", "tumour*", "diabet*", "chronic", "surgery", "clinical trial*", "caregiver*", "cardiac",
    "cardio*", "neuro*", "mortality", "morbidity", "icu", "medicare", "medicaid", "reimbursement", "payers", "payors",
    "dose", "dosing", "syndrome", "disorder*", "infection*", "kidney", "lung", "sepsis", "stroke", "dementia", "alzheimer*",
    "psycholog*", "psychotherap*", "psychiatr*", "anxiety", "depression", "mental health", "insulin", "blood pressure",
    "hypertension", "asthma", "migraine", "epilep*", "blindness", "retinal", "hearing loss", "fertility", "ivf", "pregnan*",
    "chronic pain", "sleep apn*", "transplant*", "fracture*", "dental", "orthodont*", "dentist*", "heart failure", "copd",
    "melanoma*", "biops*", "lesion*", "mri", "macular", "glaucoma", "midwi*", "childbirth", "sufferer*", "antihistamin*",
    "vaccin*", "stent*", "remission*", "hormone*", "radiolog*", "ophthalm*", "oncolog*", "surgeon*", "prescri*",
    "parkinson*", "arthritis", "dialysis",
    "rehabilitation", "wound*", "ulcer*", "rare disease*",
    "patienten", "patientinnen", "klinisch*", "krankheit*", "therapie*", "medizin*", "krankenkasse*", "pflege*",
    "schmerz*", "bluthochdruck", "herzinsuffizienz", "hörgerät*", "reha", "verordn*", "depressi*", "angststörung*",
    "erkrankung*", "krebs", "operation", "schlaganfall", "demenz", "diagnose*", "behandlung*",
    "maladie", "maladies", "traitement*", "soins", "médical*", "essai clinique", "diagnostic*", "dialyse", "thérap*",
    "assurance maladie", "sage-femme", "sages-femmes", "accouchement*", "hospitalisation*", "psychothérap*", "anxiété",
    "dépression", "santé mentale", "douleur*", "diabète", "ordonnance*",
    "remboursé*", "mutuelles", "chirurg*",
)  # fmt: skip

#: Who gives care, and where. Companies outside of health care sell to them, too, so each counts half.
PLACES = (
    "hospital*", "clinic", "clinics", "clinician*", "physician*", "doctors", "nurse*", "medical", "health care",
    "healthcare", "care homes", "nursing home*", "pflegeheim*", "krankenhaus*", "krankenhäuser", "kliniken", "klinik*",
    "ärzte*", "ärztinnen", "gesundheitswesen",
    "hôpital", "hôpitaux", "santé", "médecin*", "clinique*", "infirmier*",
)  # fmt: skip

#: What companies outside of health care make or sell, or whom they serve.
SECTORS = (
    "logistics", "freight", "fleet*", "e-commerce", "ecommerce", "fintech", "bank*", "retail*", "supply chain",
    "warehouse*", "human resources", "hr", "hr teams", "payroll", "recruit*", "hiring", "shift planning", "rostering",
    "real estate", "property manage*", "energy", "solar", "battery", "batteries", "grid", "grids", "utilities",
    "industrial", "exporters", "lawyers", "trucks", "wind turbine*", "renewable*", "publisher*", "agricultur*", "farm*",
    "crop*", "vine", "vines", "vineyard*", "grape*", "grower*", "orchard*", "wine", "soil", "fertili*", "livestock",
    "cattle", "advertis*", "gaming", "games", "education", "students", "teachers",
    "mobility", "vehicle*", "automotive", "drone*", "cybersecurity", "security teams", "manufacturing", "factory",
    "factories", "insurance", "insurtech", "insurer*", "underwrit*", "accounting", "accountant*", "bookkeeping",
    "construction", "building site*", "carbon", "emission*", "climate", "food", "meal*", "snack*", "beverage*", "recipe*",
    "restaurant*", "kitchen*", "fashion", "travel", "hotel*", "legal", "law firm*", "procurement", "erp", "crm", "devops",
    "kubernetes", "database*", "machinery", "shipping", "tax", "merchants", "shoppers", "crypto", "blockchain",
    "satellite*", "space", "semiconductor*", "sports", "athlete*", "fitness", "gym", "gyms", "workout*", "runners",
    "training plan*", "coach*", "cosmetic*", "skincare", "skin care", "beauty", "make-up", "music", "dating", "pet", "pets",
    "dog", "dogs", "cat", "cats", "horse*", "veterinar*", "vets", "pet food", "facility management", "cleaning", "laundry",
    "second-hand", "marketplace", "finance teams", "warehousing", "packaging", "plastic*", "recycl*", "quarr*", "concrete",
    "steel", "water treatment", "desalination", "textile*", "furniture", "housing", "tenant*", "landlord*",
    "logistik", "handel", "einzelhandel", "energie", "landwirtschaft", "landwirte", "maschinenbau", "fertigung",
    "versicherung*", "buchhaltung", "ratenzahlung*", "finanzdienst*", "wäscherei*", "immobilien", "bauwirtschaft",
    "baustelle*", "bildung", "mobilität", "fuhrpark*",
    "lieferkette*", "spedition*", "handwerk*", "photovoltaik*", "personalabteilung*", "dienstplan*", "sportler*", "hunde",
    "katzen", "haustier*", "lebensmittel", "kosmetik", "steuer*", "kanzlei*",
    "logistique", "commerce", "énergie", "agricole*", "agricult*", "immobilier", "assurances", "assureur*",
    "comptab*", "construction", "entrepôt*", "formation", "chaîne d'approvisionnement", "animaux", "chiens",
    "alimentation", "aliment*", "cosmétique*", "sportif*", "ressources humaines", "recrut*", "chantier*", "bâtiment*",
)  # fmt: skip

#: Words of business in any sector; each counts half.
BUSINESS = (
    "saas", "invoice*", "payments", "payment", "engineers", "marketing", "contracts", "developers", "cloud", "api",
    "workflow*", "sales teams", "customer support", "b2b software", "maintenance", "seats", "churn", "arr", "mrr",
    "net retention", "rechnung*", "facture*",
)  # fmt: skip

#: Sectors that use health care's words for something else: animals, bodies in training, looks.
LOOKALIKES = (
    "pet", "pets", "dog", "dogs", "cat", "cats", "horse*", "veterinar*", "vets", "livestock", "cattle", "crop*",
    "plants", "plant", "vine", "vines", "vineyard*", "grape*", "grower*", "orchard*", "harvest*",
    "fitness", "gym", "gyms", "workout*", "athlete*", "beauty", "cosmetic*", "skincare", "insurance", "insurtech",
    "hunde", "katzen", "haustier*", "tierarzt*", "tierärzt*", "pflanze*", "rebe*", "weinbau*", "acker*", "ernte*",
    "kosmetik", "versicherung*",
    "animaux", "chiens", "vigne*", "verger*", "cultures", "récolte*", "vétérinaire*", "cosmétique*", "assureur*",
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
    "remote diagnostic*", "diagnostic data of machines", "immune to", "like an x-ray", "plant disease*", "crop disease*",
    "vaccine for your *", "health insurance plan*", "health and safety", "quality assurance", "assurance qualité",
    "treatment of data", "data treatment", "water treatment", "traitement de données", "traitement des données",
    "traitement des factures", "surface treatment*", "heat treatment*", "traitement automatique*", "clinical precision",
    "antidote", "painkiller not a vitamin", "health insurer*",
    "health insurance", "network health", "business health", "pilot clinic*",
)  # fmt: skip
