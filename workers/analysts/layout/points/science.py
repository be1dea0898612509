"""What is looked for in the scientific hypothesis. Data only."""

from workers.analysts.layout.points.point import Point

SCIENCE: tuple[Point, ...] = (
    Point(
        "mechanism", "Mechanism or hypothesis",
        ("mechanism*", "mode of action", "hypothes*", "inhibit*", "activates", "blocks", "binds",
         "modulates", "restores", "pathway inhibition", "works by",
         "wirkmechanismus", "wirkprinzip", "hemmt", "mécanisme*", "inhibe", "measures the", "principle of",
         "root cause", "agonist*", "antagonist*",
         "degrades", "silences", "physical principle", "signal is", "transduc*"),
        "A stated mechanism makes the claim testable; without one, failure teaches nothing.",
    ),
    Point(
        "target", "Target",
        ("target protein", "molecular target", "receptor*", "kinase*", "ligand*", "enzyme*", "gene target",
         "biological target", "antigen*", "ion channel*",
         "validated target", "novel target", "target engagement", "zielprotein", "rezeptor*",
         "cible thérapeutique", "récepteur*", "isoform*", "epitope*"),
        "A target with human validation roughly doubles the odds of a programme's success.",
    ),
    Point(
        "preclinical", "Preclinical data",
        ("preclinical", "pre-clinical", "in vitro", "in vivo", "ex vivo", "animal model*", "mouse model*",
         "mice", "murine", "rats", "porcine", "primate*", "nhp",
         "cell line*", "organoid*", "bench test*", "bench data", "phantom", "xenograft*", "präklinisch*",
         "tiermodell*", "préclinique*", "modèle animal",
         "cadaver*", "large animal", "glp tox*"),
        "Data from cells, animals or the bench are the first proof that the idea meets reality.",
    ),
    Point(
        "biomarkers", "Biomarkers",
        ("biomarker*", "surrogate marker*", "pharmacodynamic*", "companion diagnostic*", "ctdna", "cfdna",
         "expression level*", "biomarqueur*", "marker levels",
         "patient stratification", "stratif*", "plasma level*", "serum level*"),
        "A biomarker shows early whether the product does what it should, and in whom.",
    ),
    Point(
        "publications", "Publications and peer review",
        ("published", "publication*", "peer-review*", "peer reviewed", "journal*", "nature medicine",
         "the lancet", "nejm", "jama", "et al", "conference abstract*",
         "veröffentlich*", "publikation*", "publié*", "revue scientifique", "preprint*", "doi",
         "abstract presented", "poster at", "presented at"),
        "Peers who have checked the data are cheaper than finding the flaw after the investment.",
    ),
    Point(
        "ip", "Patents and rights",
        ("patent*", "intellectual property", "freedom to operate", "fto", "exclusive licen*",
         "composition of matter", "pct", "provisional", "schutzrecht*",
         "brevet*", "propriété intellectuelle", "licence exclusive", "licensed from", "trade secret*",
         "know-how", "exklusivlizenz"),
        "Without rights to it, a result can be repeated by whoever has more money.",
    ),
    Point(
        "reproducibility", "Reproducibility and data",
        ("reproduc*", "replicat*", "independent lab*", "independently", "validated in",
         "external validation", "blinded", "data set*", "dataset*", "training data",
         "multi-cent*", "multicent*", "independent cohort", "held-out", "second laboratory", "reproduzier*",
         "unabhängig*", "validation externe", "indépendant*",
         "cross-validation", "hold-out"),
        "A result that another group or another cohort repeats is worth many that were seen once.",
    ),
    Point(
        "competing_approaches", "Competing approaches",
        ("competing approach*", "competitor*", "compared with", "compared to", "unlike", "standard of care",
         "alternative*", "existing therap*", "best-in-class",
         "first-in-class", "state of the art", "wettbewerb*", "im vergleich", "concurrent*", "par rapport",
         "versus", "incumbent*", "landscape", "competition",
         "nobody else", "no other", "existing treatment*", "current treatment*", "other approach*"),
        "A hypothesis is judged against the others for the same problem, including doing nothing.",
    ),
)  # fmt: skip
