"""The table of flares, as version 3 adds it."""

FLARES = (
    """
    CREATE TABLE flare (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        begun_on TEXT NOT NULL,
        until_on TEXT,
        ended_on TEXT,
        counts INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT flare_number_is_from_1 CHECK (typeof(number) = 'integer' AND number >= 1),
        CONSTRAINT flare_revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT begun_on_is_a_day CHECK (begun_on IS date(begun_on, '+0 days')),
        CONSTRAINT until_on_is_a_day
            CHECK (until_on IS NULL OR (until_on IS date(until_on, '+0 days') AND until_on >= begun_on)),
        CONSTRAINT flare_ended_on_is_a_day
            CHECK (ended_on IS NULL OR (ended_on IS date(ended_on, '+0 days') AND ended_on >= begun_on)),
        CONSTRAINT counts_is_yes_or_no CHECK (typeof(counts) = 'integer' AND counts IN (0, 1)),
        CONSTRAINT flare_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_flare_a_revision UNIQUE (number, revision)
    )
    """,
    """
    CREATE TRIGGER flare_is_never_changed BEFORE UPDATE ON flare
    BEGIN
        SELECT RAISE(ABORT, 'a flare is changed by a new revision');
    END
    """,
)
