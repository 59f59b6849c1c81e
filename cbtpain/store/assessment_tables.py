"""The tables of the milestone sets, as the third step of ``store.migrations`` writes them."""

ASSESSMENTS = (
    """
    CREATE TABLE assessment (
        id INTEGER NOT NULL,
        month INTEGER,
        begun_on TEXT NOT NULL,
        state TEXT NOT NULL,
        ended_on TEXT,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT month_is_known CHECK (month IS NULL OR (typeof(month) = 'integer' AND month IN (0, 3, 6, 12))),
        CONSTRAINT begun_on_is_a_day CHECK (begun_on IS date(begun_on, '+0 days')),
        CONSTRAINT assessment_state_is_known CHECK (state IN ('open', 'given', 'done')),
        CONSTRAINT assessment_ended_on_is_a_day CHECK (ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')),
        CONSTRAINT an_assessment_s_end_has_a_day CHECK ((state = 'open') = (ended_on IS NULL)),
        CONSTRAINT assessment_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440)
    )
    """,
    # It is ended once: given to its last question, then done with what is said after it. What it is and when it was
    # begun and ended never changes.
    """
    CREATE TRIGGER assessment_is_only_ended BEFORE UPDATE ON assessment
    WHEN old.state = 'done'
      OR (old.state = 'given' AND (new.state <> 'done' OR new.ended_on IS NOT old.ended_on))
      OR new.month IS NOT old.month
      OR new.begun_on <> old.begun_on
      OR new.at_utc <> old.at_utc
    BEGIN
        SELECT RAISE(ABORT, 'an assessment is only ended');
    END
    """,
    """
    CREATE TABLE assessment_answer (
        id INTEGER NOT NULL,
        assessment_id INTEGER NOT NULL,
        instrument TEXT NOT NULL,
        version TEXT NOT NULL,
        wording TEXT NOT NULL,
        item TEXT NOT NULL,
        revision INTEGER NOT NULL,
        value INTEGER,
        words TEXT,
        occurred_on TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT instrument_is_named CHECK (length(instrument) > 0),
        CONSTRAINT wording_is_a_digest CHECK (length(wording) = 64),
        CONSTRAINT item_is_named CHECK (length(item) > 0),
        CONSTRAINT assessment_revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT value_is_a_count CHECK (value IS NULL OR (typeof(value) = 'integer' AND value BETWEEN 0 AND 9999)),
        CONSTRAINT a_number_or_words CHECK (value IS NULL OR words IS NULL),
        CONSTRAINT occurred_on_is_a_day CHECK (occurred_on IS date(occurred_on, '+0 days')),
        CONSTRAINT item_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_item_a_revision UNIQUE (assessment_id, instrument, item, revision),
        FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    )
    """,
    """
    CREATE TRIGGER assessment_answer_is_never_changed BEFORE UPDATE ON assessment_answer
    BEGIN
        SELECT RAISE(ABORT, 'an answer is changed by a new revision');
    END
    """,
)
