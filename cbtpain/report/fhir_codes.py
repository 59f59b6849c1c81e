"""Every code that leaves in the FHIR form, in one table; a test pins each of them (MEASURES 1.2).

Answers are whole numbers (``valueInteger``) and never LOINC answer codes: LOINC's own form of the PEG
gives 2 as LA6113-0, which reads "2 or more".
"""

from typing import NamedTuple

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
HOME = "https://cbtpain.invalid/fhir"
"""Names, not addresses: a name under .invalid leads nowhere, for good (RFC 2606)."""
LOCAL = f"{HOME}/CodeSystem/items"
RESPONSES = f"{HOME}/responses"

UNIT = "{score}"
STATUSES = {
    "questionnaire": "active",
    "response": "completed",
    "response_amended": "amended",
    "response_broken_off": "in-progress",
    "observation": "final",
    "observation_amended": "amended",
    "goal": "active",
    "old_rating": "unknown",
}


class Code(NamedTuple):
    """``display`` is the system's own name for it, and is left out where that was not confirmed."""

    system: str
    code: str
    text: str
    display: str = ""

    def coding(self) -> dict[str, str]:
        named = {"system": self.system, "code": self.code}
        return named | ({"display": self.display} if self.display else {})

    def concept(self) -> dict[str, object]:
        return {"coding": [self.coding()], "text": self.text}


PEG = Code(LOINC, "91148-7", "PEG: pain, enjoyment of life, general activity")
PEG_MEAN = Code(LOINC, "91147-9", "PEG, the mean of its three items", "Mean score [PEG]")
PEG_ITEMS = {
    "pain": Code(LOINC, "75893-8", "Pain on average in the past week"),
    "enjoyment": Code(LOINC, "91145-3", "Interference with enjoyment of life in the past week"),
    "activity": Code(LOINC, "91146-1", "Interference with general activity in the past week"),
}
QUICK = Code(LOCAL, "quick", "Quick check-in (cbtpain item, not a validated scale)")
QUICK_SCORE = Code(LOCAL, "quick-day-score", "Day score, mean of two (cbtpain item, not a validated scale)")
QUICK_ITEMS = {
    "pain": Code(LOCAL, "quick-pain", "Pain over the last 24 hours (cbtpain item, not a validated scale)"),
    "trouble": Code(LOCAL, "quick-trouble", "How much pain got in the way (cbtpain item, not a validated scale)"),
}
OLD_ITEMS = {
    item: Code(LOCAL, f"imported-{item}", f"Old rating of {words}, brought in from a file, 0 to 10")
    for item, words in (("pain", "pain"), ("enjoyment", "enjoyment of life"), ("activity", "general activity"))
}
SURVEY = Code(CATEGORY, "survey", "Survey", "Survey")
SUSTAINED = Code(ACHIEVEMENT, "sustaining", "Sustaining", "Sustaining")
IN_PROGRESS = Code(ACHIEVEMENT, "in-progress", "In Progress", "In Progress")
