"""What is looked for in the regulatory pathway. Data only."""

from workers.analysts.layout.points.point import Point

REGULATORY: tuple[Point, ...] = (
    Point(
        "pathway", "Regulatory pathway",
        ("510(k)", "510k", "de novo", "pma", "premarket approval", "ce mark*", "ce-mark*", "mdr", "ivdr",
         "ind", "nda", "bla", "maa", "anda", "505(b)(2)",
         "ide", "diga", "ce-kennzeichnung", "marquage ce", "amm", "accelerated approval", "ukca",
         "regulatory pathway", "zulassungsweg", "clia", "ldt",
        ),
        "The pathway sets time, cost and the evidence that is needed.",
    ),
    Point(
        "classification", "Classification",
        ("class i", "class ii", "class iia", "class iib", "class iii", "class a", "class b", "class c",
         "class d", "klasse i", "klasse ii", "klasse iia", "klasse iib",
         "klasse iii", "classe i", "classe ii", "classe iia", "classe iib", "classe iii", "product code",
         "risk class", "samd", "small molecule", "biologic",
         "atmp", "combination product", "new chemical entity", "nce"),
        "The class decides which body must agree and how much evidence it wants.",
    ),
    Point(
        "predicate", "Predicate or precedent",
        ("predicate*", "substantial equivalence", "substantially equivalent", "equivalent device",
         "precedent*", "äquivalen*", "vergleichsprodukt*",
         "équivalence", "reference product", "reference listed drug"),
        "A named predicate or precedent shows that the planned pathway has been walked before.",
    ),
    Point(
        "designation", "Designations",
        ("breakthrough*", "orphan*", "fast track", "fast-track", "prime designation", "priority review",
         "rmat", "qidp", "rare pediatric", "rolling review",
         "seltene erkrankung*", "médicament orphelin", "designation"),
        "A designation shortens review or extends exclusivity, and shows that the authority took notice.",
    ),
    Point(
        "agency_interactions", "Dialogue with authorities",
        ("pre-sub", "pre-submission", "presub", "q-sub", "pre-ind", "type b meeting", "type c meeting",
         "scientific advice", "fda meeting", "fda feedback",
         "meeting with the fda", "notified body", "benannte stelle", "bfarm", "swissmedic",
         "organisme notifié", "ansm", "end-of-phase 2 meeting", "interact meeting",
         "ema advice", "mhra", "pei", "met with fda", "met with the fda", "beratungsgespräch"),
        "What the authority has said is worth more than what the company expects it to say.",
    ),
    Point(
        "timeline", "Regulatory timeline",
        ("submission", "submit*", "diga-antrag", "antrag", "audit",
         "filing", "clearance", "cleared", "approval", "approved", "ce mark*",
         "510(k)", "ind", "nda", "bla", "einreichung", "zulassung",
         "soumission", "autorisation", "dépôt", "marquage ce", "marketing authorisation", "authorization",
         "ce-kennzeichnung"),
        "Dates of submission and decision set the runway this round must pay for.",
        needs_number=True,
    ),
    Point(
        "quality_system", "Quality system",
        ("iso 13485", "iso13485", "quality management system", "quality system", "qms", "21 cfr 820",
         "21 cfr part 820", "gmp", "cgmp", "glp", "iec 62304",
         "iso 14971", "iec 60601", "qualitätsmanagement*", "système qualité", "cmc", "gcp"),
        "Without a quality system nothing made today can be used in a submission.",
    ),
    Point(
        "reimbursement", "Reimbursement",
        ("reimburse*", "cpt*", "drg*", "payer*", "payor*", "medicare", "medicaid", "cms", "coverage",
         "health technology assessment", "hta", "g-ba",
         "nub", "erstattung*", "krankenkasse*", "remboursement", "ntap", "hcpcs", "health economic*"),
        "Clearance lets a product be sold; reimbursement decides whether it is bought.",
    ),
)  # fmt: skip
