"""The tables of the activity-rest timer, as version 3 adds them: what was planned, and what was really done."""

PACES = (
    """
    CREATE TABLE pace (
        id INTEGER NOT NULL,
        course TEXT NOT NULL,
        begun_on TEXT NOT NULL,
        activity_min INTEGER NOT NULL,
        rest_min INTEGER NOT NULL,
        cycles INTEGER,
        activity TEXT NOT NULL,
        how TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT begun_on_is_a_day CHECK (begun_on IS date(begun_on, '+0 days')),
        CONSTRAINT activity_is_1_to_180 CHECK (typeof(activity_min) = 'integer' AND activity_min BETWEEN 1 AND 180),
        CONSTRAINT rest_is_0_to_180 CHECK (typeof(rest_min) = 'integer' AND rest_min BETWEEN 0 AND 180),
        CONSTRAINT cycles_are_1_to_50
            CHECK (cycles IS NULL OR (typeof(cycles) = 'integer' AND cycles BETWEEN 1 AND 50)),
        CONSTRAINT how_is_known CHECK (how IN ('here', 'background', 'told')),
        CONSTRAINT pace_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440)
    )
    """,
    """
    CREATE TRIGGER pace_is_never_changed BEFORE UPDATE ON pace
    BEGIN
        SELECT RAISE(ABORT, 'what was planned stays as it was planned');
    END
    """,
    """
    CREATE TABLE pace_mark (
        id INTEGER NOT NULL,
        pace_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        phase TEXT NOT NULL,
        cycle INTEGER NOT NULL,
        phase_s INTEGER NOT NULL,
        active_s INTEGER NOT NULL,
        rest_s INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT pace_mark_number_is_from_1 CHECK (typeof(number) = 'integer' AND number >= 1),
        CONSTRAINT pace_state_is_known CHECK (state IN ('going', 'paused', 'done', 'stopped', 'lost')),
        CONSTRAINT phase_is_known CHECK (phase IN ('activity', 'rest')),
        CONSTRAINT cycle_is_from_1 CHECK (typeof(cycle) = 'integer' AND cycle >= 1),
        CONSTRAINT phase_s_is_not_negative CHECK (typeof(phase_s) = 'integer' AND phase_s >= 0),
        CONSTRAINT active_s_is_not_negative CHECK (typeof(active_s) = 'integer' AND active_s >= 0),
        CONSTRAINT rest_s_is_not_negative CHECK (typeof(rest_s) = 'integer' AND rest_s >= 0),
        CONSTRAINT whole_is_not_negative CHECK (typeof(whole) = 'integer' AND whole >= 0),
        CONSTRAINT one_mark_a_number UNIQUE (pace_id, number),
        FOREIGN KEY(pace_id) REFERENCES pace (id)
    )
    """,
    """
    CREATE TRIGGER pace_mark_is_never_changed BEFORE UPDATE ON pace_mark
    BEGIN
        SELECT RAISE(ABORT, 'what was done stays as it was marked');
    END
    """,
)
