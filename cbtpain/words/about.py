"""The frame of the ``about`` page; its claims stand in ``content/about.yaml`` with their sources."""

VERSION = "cbtpain {version}"
DATA = "Your data: {home}"
PRIVACY = (
    "Nothing leaves this computer. There is no account, no network code and no tracking.",
    "The files are readable for your login alone. They are not encrypted: anyone who uses your login can read them.",
    "To delete everything, delete that folder.",
)
LICENCES_TITLE = "Licences"
LICENCES = (
    "Program: MIT. Course text: CC BY 4.0. The PEG stands under its own notice.",
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, "
    "Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost "
    "under the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief "
    "Institute, Inc.",
)
SOURCES_TITLE = "Sources"
HELP = "Thoughts of ending your life, or in danger? Type: cbtpain help-now"
