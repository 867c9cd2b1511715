"""Names of people in the text of cells, told from names of roads, wards, parks and teams."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["likely_names", "names", "places_of"]


def _any_of(words: str) -> str:
    return "|".join(words.split())


_PLACE = _any_of(
    """
    Academy Alley Approach Arcade Arch Arches Arms Ave Avenue Bank Block Bridge Broadway
    Building Buildings Car Cemetery Centre Church Circus Clinic Close College Common Community
    Corner Court Crescent Cross Dock Docks Drive Embankment End Estate Farm Field Fields Garden
    Gardens Gate Green Grounds Grove Hall Hamlets Heath Hill Hospital Hostel Hotel House Island
    Junction Lane Library Lock Lodge Mansions Market Mead Memorial Mews Mosque Museum Open
    Parade Park Passage Path Pier Place Playground Plaza Point Precinct Primary Quarter Quay Rd
    Recreation Retail Rise Road Roundabout Row School Secondary Shopping Square Stairs Station
    Street Subway Tavern Terrace Theatre Tower Towers Town Underpass University Vale Valley
    Viaduct View Village Villas Walk Ward Way Wharf Wood Woods Yard
    """
)
_ORDINARY = _any_of(
    """
    Abstraction Aid All Also And Any April Are Area August Band Basic Beat Bike Borough Both
    Briefing Central Command Community Council Court Cover Covered Day Days December Desk
    Development Duties Duty East Eastern Evening Event February Female Foot For Four Friday From
    Funded Grade Has Have High Hours Hub In Is January July June Late Leave Level Liaison Local
    Male March May Met Mobile Monday Nights? No Nobody None North Northern Not November October
    Off Office Officers? On One Only Overtime Partner Patrols? Per Police Posted Posts? Quarter
    Ranks? Rates? Response Rest Roster Safety Saturday September Shifts? South Southern Staff
    Statue Street Strength Sunday Support Task Tasking Teams? The This Three Thursday Time To
    Total Town Training Tuesday Two Unit Unknown Vacancy Vacant Ward Warning Was Wednesday Week
    Welfare Were West Western When Who With Worked Year Youth
    """
)
_WORD = r"[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?"
_SURNAME = rf"(?:(?:Mc|Mac|O['\u2019])?{_WORD}|[A-Z]{{2,}}(?:-[A-Z]{{2,}})?)"
_NO_PLACE = rf"(?!(?: {_WORD}){{0,3}} (?:{_PLACE})\b)"
_TITLE = r"Mr|Mrs|Ms|Miss|Mx"
_RANK = (
    r"PC|PCs|PS|DC|DS|DI|TDC|PCSO|SC|WPC|Constable|Sergeant|Sgt|Inspector|Insp|Superintendent|Supt|"
    r"Cllr|Councillor|Officer"
)
_ROLE = (
    r"names?|suspects?|victims?|witness(?:es)?|offenders?|accused|arrested|complainants?|"
    r"informants?|drivers?|residents?|tenants?|perpetrators?|defendants?|subjects?|males?|females?|"
    r"nominals?"
)

_TITLED = re.compile(
    rf"\b(?:{_TITLE})\.? (?:[A-Z]\.? )?{_SURNAME}\b{_NO_PLACE}"
    rf"|(?<![A-Za-z] )(?<!\w)Dr\.? (?:[A-Z]\.? )?{_WORD}\b{_NO_PLACE}"
)
_RANKED = re.compile(
    rf"\b(?:{_RANK})\.? (?:\d{{1,5}}[A-Z]{{0,3}} )?(?:[A-Z]\.? )?(?!(?:{_ORDINARY}|{_PLACE})\b)"
    rf"(?:Mc|Mac|O['\u2019])?{_WORD}\b{_NO_PLACE}"
    rf"|\b(?:{_RANK})\.? (?:\d{{1,5}}[A-Z]{{0,3}} )?"
    rf"(?!(?:[A-Z]*CPN|PSPO|CCTV|PCSO|FPNS?|PCNS?)\b)[A-Z]{{4,}}\b(?! [A-Z]{{2,}}\b)(?!-)"
)
_LABELLED = re.compile(
    rf"\b(?i:{_ROLE})(?:(?i: (?:is|was|called|named))|\s?[:=]| -)\s?"
    rf"(?!(?:{_ORDINARY})\b){_WORD} (?:[A-Z]\.? )?"
    rf"(?!(?:{_ORDINARY}|{_PLACE})\b){_SURNAME}\b{_NO_PLACE}"
)

# The forenames most often met in London's registers; a rare one is missed, so the rule that they
# serve is a query and the forms above are the error.
_FORENAMES = _any_of(
    """
    Aaron Abdul Abdullah Adam Adrian Ahmed Aisha Alan Alex Ali Alice Alison Amanda Amelia Amina
    Amir Amy Andrea Andrew Angela Anita Ann Anna Anne Anthony Antonio Ashley Barbara Ben
    Benjamin Beth Bethany Brian Callum Cameron Carl Carol Caroline Catherine Charles Charlie
    Charlotte Chloe Chris Christine Christopher Claire Clare Colin Connor Craig Daniel Danielle
    Darren Dave David Dean Deborah Denise Dennis Derek Diane Dominic Donna Dorothy Ebony Edward
    Eleanor Elena Elizabeth Ella Emily Emma Eric Ethan Fatima Fiona Francesca Frank Gareth Gary
    Gavin Geoffrey George Gillian Graham Greg Hannah Harry Hassan Heather Helen Henry Holly
    Hussain Hussein Ian Ibrahim Imran Isabella Ismail Jack Jacob Jacqueline Jade James Jamie
    Jane Janet Jasmine Jason Jayden Jean Jennifer Jenny Jessica Joan Joanna Joanne John Jonathan
    Jordan Joseph Josh Joshua Joyce Julian Julie Karen Karim Kate Katherine Kathleen Katie Keith
    Kelly Kenneth Kerry Kevin Khadija Kieran Kim Kirsty Kyle Laura Lauren Leah Lee Leon Lewis
    Liam Linda Lisa Louise Lucy Luke Malcolm Margaret Maria Mariam Marie Mark Martin Mary Maryam
    Matthew Maureen Megan Melissa Michael Michelle Mohamed Mohammad Mohammed Molly Muhammad
    Mustafa Natalie Natasha Nathan Neil Nicholas Nicola Nigel Noah Oliver Olivia Omar Oscar Owen
    Pamela Patricia Patrick Paul Pauline Peter Philip Phillip Priya Rachel Raj Rebecca Reece
    Richard Robert Robin Roger Ronald Rosie Ross Roy Ruth Ryan Samantha Samuel Sandra Sara Sarah
    Scott Sean Shannon Sharon Shaun Sheila Simon Sophia Sophie Stacey Stephanie Stephen Steve
    Steven Stuart Susan Suzanne Tariq Teresa Terry Thomas Tim Timothy Toby Tom Tony Tracey Tracy
    Trevor Tyler Valerie Vanessa Wayne Wendy William Yusuf Yvonne Zainab Zoe
    """
)
_CROWNED = (
    r"(?<!\bSt )(?<!\bSt\. )(?<!\bSaint )(?<!\bKing )(?<!\bQueen )(?<!\bPrince )(?<!\bPrincess )"
    r"(?<!\bLord )(?<!\bLady )(?<!\bSir )(?<!\bDuke )"
)
_FORENAMED = re.compile(
    rf"{_CROWNED}(?<![\w'\u2019\-/])(?:{_FORENAMES}) (?:[A-Z]\.? )?"
    rf"(?!(?:{_ORDINARY}|{_PLACE}|Ambulance)\b){_SURNAME}\b{_NO_PLACE}"
    rf"|^{_SURNAME}, ?(?:{_FORENAMES})\b(?! (?:{_PLACE})\b)",
    re.MULTILINE,
)


_HINTS = (
    (re.compile(r"\b(?:M(?:rs?|iss|s|x)|Dr)\b"), _TITLED),
    (re.compile(rf"\b(?=[CDIOPSTW])(?:{_RANK})\b"), _RANKED),
    (re.compile(r"(?:[:=]|[ ](?:is|was|called|named|-))\s?[A-Z]"), _LABELLED),
)
_PAIR = re.compile(r"([A-Z][a-z]+) (?=[A-Z])|, ?([A-Z][a-z]+)(?!\w)")
_KNOWN = frozenset(_FORENAMES.split("|"))


def places_of(hint: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """The first place of a pattern in each line that has it.

    Args:
        hint: What every such line holds; the others are passed over.
        pattern: What is looked for.
        text: Lines, one for each cell.
    """
    at = 0
    while seen := hint.search(text, at):
        start = text.rfind("\n", 0, seen.start()) + 1
        end = text.find("\n", seen.start())
        end = len(text) if end < 0 else end
        found = pattern.search(text, start, end)
        if found:
            yield found.start()
        at = end


def names(text: str) -> Iterator[int]:
    r"""The place of each name that a title, a rank or a label such as *suspect:* makes certain.

    Args:
        text: Lines, one for each cell.

    Examples:
        >>> list(names("Walford Road\nspoke to Mrs Example"))
        [22]
    """
    for hint, pattern in _HINTS:
        yield from places_of(hint, pattern, text)


def likely_names(text: str) -> Iterator[int]:
    r"""The place of each pair of words that is most likely the name of a person.

    Args:
        text: Lines, one for each cell.

    Examples:
        >>> list(likely_names("Charlotte Street\nCharlotte Example"))
        [17]
    """
    for pair in _PAIR.finditer(text):
        if (pair[1] or pair[2]) not in _KNOWN:
            continue
        start = text.rfind("\n", 0, pair.start()) + 1
        end = text.find("\n", start)
        found = _FORENAMED.search(text, start, len(text) if end < 0 else end)
        if found:
            yield found.start()
