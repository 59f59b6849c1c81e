"""Small parts that several resources of the FHIR form have."""

from typing import Any

from cbtpain.report import fhir_codes as codes

Resource = dict[str, Any]
_RANGE = "http://hl7.org/fhir/StructureDefinition/{}Value"
LONGEST_ID = 64


def limits(least: int, most: int) -> list[Resource]:
    """The smallest and the largest answer of a question; R4 has no field of its own for them."""
    return [{"url": _RANGE.format(end), "valueInteger": value} for end, value in (("min", least), ("max", most))]


def quantity(value: float) -> Resource:
    return {"value": value, "unit": codes.UNIT, "system": codes.UCUM, "code": codes.UNIT}


def identifier(named: str) -> Resource:
    """What a set of answers is known by, whenever it was written down: its questionnaire, and its day or its set."""
    return {"system": codes.RESPONSES, "value": named}
