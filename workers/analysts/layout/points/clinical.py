"""What is looked for in clinical validation. Data only."""

from workers.analysts.layout.points.point import Point

# "Phase 1" alone is as often a step of a roll-out.
_PHASES = tuple(
    f"phase {number} {word}"
    for number in (1, 2, 3, 4)
    for word in (
        "trial*",
        "stud*",
        "clinical",
        "data",
        "readout",
        "result*",
        "ready",
        "dose",
        "safety",
        "efficacy",
        "start*",
    )
)

CLINICAL: tuple[Point, ...] = (
    Point(
        "phase", "Development stage",
        (*_PHASES, "phase 1a", "phase 1b", "phase 1/2", "phase 2a", "phase 2b", "phase 2/3", "phase i", "phase ia", "phase ib",
         "phase i/ii", "phase ii", "phase iia", "phase iib", "phase iii", "first-in-human",
         "first in human", "pivotal",
         "feasibility study", "pilot study", "pilot trial", "clinical-stage", "early feasibility",
         "pivotale*", "pilotstudie", "étude pilote",
         "klinische prüfung", "clinical validation study", "validation study", "usability study",
         "preclinical stage"),
        "Without a stage nobody can tell how much time, money and risk lie before approval.",
    ),
    Point(
        "indication", "Indication and population",
        ("indication*", "patients with", "adults with", "in patients", "treatment of", "for patients",
         "diagnosed", "suffer from", "suffering from", "live with", "living with", "inclusion criteria",
         "people with", "menschen mit",
         "menschen leben mit", "personnes atteintes",
         "patienten mit", "behandlung von", "indikation*", "patients atteints", "traitement de",
         "intended use", "intended for", "target population"),
        "The indication decides the trial's size, the pathway and the market; a vague one can't be checked.",
    ),
    Point(
        "endpoints", "Endpoints",
        ("endpoint*", "end point*", "primary outcome*", "secondary outcome*", "outcome measure*",
         "overall survival", "progression-free survival",
         "endpunkt*", "critère principal", "critère de jugement*", "responder rate",
         "objective response rate"),
        "An effect counts only against an endpoint set in advance that regulators accept.",
    ),
    Point(
        "patient_numbers", "Number of patients",
        ("patients", "subjects", "participants", "volunteers", "enrolled", "n =", "n=*", "cohort*",
         "patienten", "probanden", "teilnehmer*", "patientes",
         "sujets", "participants", "patientinnen"),
        "The number of patients says how much weight the results can bear.",
        needs_number=True,
    ),
    Point(
        "results", "Results and statistics",
        ("p <", "p<*", "p =", "p=*", "confidence interval", "statistically significant", "hazard ratio",
         "response rate", "sensitivity", "specificity",
         "auc", "reduction in", "reduced", "improvement in", "improved", "non-inferior*", "signifikant*",
         "verringert*", "reduktion", "réduction",
         "significatif*", "sensibilité", "median survival", "responders", "remission", "agreement",
         "accuracy", "success rate", "reduction", "decrease*"),
        "Results with their spread are the evidence; without them there is only a hope.",
        needs_number=True,
    ),
    Point(
        "comparator", "Comparator",
        ("placebo*", "randomi*", "control group", "control arm", "comparator*", "versus standard of care",
         "vs standard of care", "vs. standard of care",
         "standard of care", "double-blind", "double blind", "sham", "active control", "single-arm",
         "open-label", "head-to-head", "kontrollgruppe",
         "kontrollarm", "doppelblind*", "groupe contrôle", "groupe témoin", "gold standard",
         "reference method"),
        "Without a comparison an effect can't be told from chance or from the course of the disease.",
    ),
    Point(
        "safety", "Safety",
        ("safety", "adverse event*", "serious adverse", "well tolerated", "well-tolerated", "tolerability",
         "tolerated", "toxicity", "dose-limiting",
         "dlt", "sae", "saes", "complication*", "device-related", "sicherheit", "verträglich*",
         "nebenwirkung*", "tolérance", "effets indésirables"),
        "A safety signal ends a programme; silence on it is the first question of every diligence.",
        denial_counts=True,
    ),
    Point(
        "trial_registration", "Trial registration",
        ("nct*", "clinicaltrials.gov", "eudract*", "ctis", "drks*", "isrctn*", "registered trial",
         "trial registration", "eu ct *", "registered at"),
        "A registered trial can be looked up, and its endpoints can't be changed unseen.",
    ),
    Point(
        "sites", "Sites and clinical experts",
        ("clinical site*", "sites", "study centre*", "study center*", "principal investigator*",
         "key opinion leader*", "kol", "kols", "investigator*",
         "clinical advisory board", "clinical advis*", "university hospital", "medical center",
         "medical centre", "charité", "hôpital universitaire",
         "universitätsklinik*", "studienzentr*", "prüfarzt", "chu", "centres investigateurs",
         "medical advisory board", "scientific advisory board", "cro"),
        "Sites and experts who stand by a trial show that it can be run and will be believed.",
    ),
)  # fmt: skip
