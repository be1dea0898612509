"""How a deck says what a company does: the verbs after its name. Data only."""

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
