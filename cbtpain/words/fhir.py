"""What stands in the FHIR form for whoever reads it there."""

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. "
    "and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the "
    "license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc."
)
QUICK_NOTICE = "cbtpain items, not a validated scale. Part of the course text, CC BY 4.0."
GOAL = "Pain severity (PEG) at the 30 % line of the own start or below: {value} of 10 or less. A line, not an aim."
FROM_PAPER = "Copied from paper; used neither for a start value nor for a status."
FILLED_IN = "Filled in {days} days later."
EDITED = "Corrected: revision {revision}."
OLD = (
    "Brought in from a file of old ratings; how it was asked is not known. Used neither for a start value nor for a "
    "status."
)
OWN_ACTIVITY = "a thing that matters to the person, in their own words"
