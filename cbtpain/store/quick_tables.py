"""The tables of the quick check-in, and of a start that is set anew, as version 3 adds them."""

QUICK = (
    """
    CREATE TABLE quick (
        id INTEGER NOT NULL,
        occurred_on TEXT NOT NULL,
        revision INTEGER NOT NULL,
        pain INTEGER,
        trouble INTEGER,
        asked INTEGER NOT NULL,
        source TEXT NOT NULL,
        days_back INTEGER NOT NULL,
        flare INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT pain_is_0_to_10 CHECK (pain IS NULL OR (typeof(pain) = 'integer' AND pain BETWEEN 0 AND 10)),
        CONSTRAINT trouble_is_0_to_10
            CHECK (trouble IS NULL OR (typeof(trouble) = 'integer' AND trouble BETWEEN 0 AND 10)),
        CONSTRAINT quick_says_something CHECK (revision > 1 OR pain IS NOT NULL OR trouble IS NOT NULL),
        CONSTRAINT quick_asked_is_1_to_2 CHECK (typeof(asked) = 'integer' AND asked BETWEEN 1 AND 2),
        CONSTRAINT quick_revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT quick_source_is_known CHECK (source IN ('self', 'paper')),
        CONSTRAINT quick_days_back_is_not_negative CHECK (typeof(days_back) = 'integer' AND days_back >= 0),
        CONSTRAINT quick_flare_is_yes_or_no CHECK (typeof(flare) = 'integer' AND flare IN (0, 1)),
        CONSTRAINT occurred_on_is_a_day CHECK (occurred_on IS date(occurred_on, '+0 days')),
        CONSTRAINT quick_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_quick_a_revision UNIQUE (occurred_on, revision)
    )
    """,
    # A row may be filled in while it is being asked; what was given is never changed.
    """
    CREATE TRIGGER quick_is_only_filled_in BEFORE UPDATE ON quick
    WHEN new.pain IS NOT old.pain
      OR (old.asked >= 2 AND new.trouble IS NOT old.trouble)
      OR new.asked < old.asked
      OR new.occurred_on <> old.occurred_on
      OR new.revision <> old.revision
      OR new.source <> old.source
      OR new.days_back <> old.days_back
      OR new.flare <> old.flare
      OR new.at_utc <> old.at_utc
    BEGIN
        SELECT RAISE(ABORT, 'a quick check-in is corrected by a new revision');
    END
    """,
    """
    CREATE TABLE quick_note (
        id INTEGER NOT NULL,
        quick_id INTEGER NOT NULL,
        text TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT quick_note_is_not_empty CHECK (length(text) > 0),
        FOREIGN KEY(quick_id) REFERENCES quick (id)
    )
    """,
    "CREATE INDEX ix_quick_note_quick_id ON quick_note (quick_id)",
)

EPISODE = (
    """
    CREATE TABLE episode (
        id INTEGER NOT NULL,
        begins_on TEXT,
        reason TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT begins_on_is_a_day CHECK (begins_on IS NULL OR begins_on IS date(begins_on, '+0 days')),
        CONSTRAINT episode_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440)
    )
    """,
    """
    CREATE TRIGGER episode_is_never_changed BEFORE UPDATE ON episode
    BEGIN
        SELECT RAISE(ABORT, 'a start that was set anew stays in the diary');
    END
    """,
)
