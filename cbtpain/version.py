"""The one place where the release number stands; the build reads it from here."""

VERSION = "0.1.0"
