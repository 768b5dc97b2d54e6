-- The event table. Its first five columns are those of the eventsourcing library's
-- PostgresApplicationRecorder, so that the library reads it as its own.
--
-- The foreign key of a row to the row before it refuses gaps, also to whoever inserts
-- by hand. `state_hash` is filled only where a payload had to be destroyed: the chain is
-- computed over SHA-256 of the payload, so it stays whole without the payload itself.
CREATE TABLE IF NOT EXISTS ledger_events (
    originator_id text COLLATE "C" NOT NULL,
    originator_version bigint NOT NULL CHECK (originator_version > 0),
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial NOT NULL,
    previous_version bigint GENERATED ALWAYS AS (nullif(originator_version - 1, 0)) STORED,
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    event_hash bytea NOT NULL CHECK (octet_length(event_hash) = 32),
    committed_at timestamptz NOT NULL,
    command_id text COLLATE "C",
    fingerprint text COLLATE "C",
    case_number text COLLATE "C",
    state_hash bytea,
    PRIMARY KEY (originator_id, originator_version),
    FOREIGN KEY (originator_id, previous_version) REFERENCES ledger_events,
    CHECK (octet_length(state) > 0 OR octet_length(state_hash) = 32)
);

CREATE UNIQUE INDEX IF NOT EXISTS ledger_events_notification_id_idx ON ledger_events (notification_id);
CREATE INDEX IF NOT EXISTS ledger_events_command_id_idx ON ledger_events (command_id);
CREATE UNIQUE INDEX IF NOT EXISTS ledger_events_case_number_idx ON ledger_events (case_number)
    WHERE case_number IS NOT NULL;

-- The last number given out, by prefix and by year of receipt in the ledger.
CREATE TABLE IF NOT EXISTS ledger_case_numbers (
    prefix text NOT NULL,
    year int NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (prefix, year)
);

-- Every version of a regulation or calendar that ever ran here, with the SHA-256 of its file.
CREATE TABLE IF NOT EXISTS rule_versions (
    version text PRIMARY KEY,
    sha256 text NOT NULL
);

-- A seat belt, not a proof: whoever owns the table can take these triggers off.
-- What proves the ledger whole is the hash chain and the checkpoints kept elsewhere.
CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % refused: what the ledger holds is never changed', tg_op, tg_table_name
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER ledger_events_never_change
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

CREATE OR REPLACE TRIGGER rule_versions_never_change
    BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_versions
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
