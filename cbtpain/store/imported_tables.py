"""The tables of old ratings that were brought in from a file, as version 3 adds them.

They are no check-ins, and stand apart from them: nobody knows how, when or with which words they
were asked. Every statement that takes a start value or a status reads ``checkin``, so what stands
here cannot enter one by mistake. Ratings are in hundredths: an old sheet has 6,5.
"""

IMPORTED = (
    """
    CREATE TABLE imported_file (
        id INTEGER NOT NULL,
        digest TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT imported_digest_is_one CHECK (length(digest) = 64),
        CONSTRAINT imported_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_import_a_file UNIQUE (digest)
    )
    """,
    """
    CREATE TABLE imported (
        id INTEGER NOT NULL,
        file_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        occurred_on TEXT NOT NULL,
        pain INTEGER,
        enjoyment INTEGER,
        activity INTEGER,
        PRIMARY KEY (id),
        CONSTRAINT line_is_from_1 CHECK (typeof(line) = 'integer' AND line >= 1),
        CONSTRAINT occurred_on_is_a_day CHECK (occurred_on IS date(occurred_on, '+0 days')),
        CONSTRAINT imported_pain_is_in_hundredths
            CHECK (pain IS NULL OR (typeof(pain) = 'integer' AND pain BETWEEN 0 AND 1000)),
        CONSTRAINT imported_enjoyment_is_in_hundredths
            CHECK (enjoyment IS NULL OR (typeof(enjoyment) = 'integer' AND enjoyment BETWEEN 0 AND 1000)),
        CONSTRAINT imported_activity_is_in_hundredths
            CHECK (activity IS NULL OR (typeof(activity) = 'integer' AND activity BETWEEN 0 AND 1000)),
        CONSTRAINT imported_says_something
            CHECK (pain IS NOT NULL OR enjoyment IS NOT NULL OR activity IS NOT NULL),
        FOREIGN KEY(file_id) REFERENCES imported_file (id)
    )
    """,
    """
    CREATE TRIGGER imported_is_never_changed BEFORE UPDATE ON imported
    BEGIN
        SELECT RAISE(ABORT, 'an old rating stays as it was brought in');
    END
    """,
)
