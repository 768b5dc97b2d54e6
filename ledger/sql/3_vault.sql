-- Names and texts, encrypted under the key of their subject; the keys are not in here.
--
-- `holds` names every sealing that still counts on the row. Two tries of one submission
-- seal to the same row; the one that is refused takes back its own hold, and the row goes
-- only with the last. An accepted submission never takes its hold back.
CREATE TABLE IF NOT EXISTS vault (
    ref text COLLATE "C" PRIMARY KEY,
    subject text COLLATE "C" NOT NULL,
    sort text NOT NULL,
    sealed bytea NOT NULL,
    holds text[] NOT NULL
);
CREATE INDEX IF NOT EXISTS vault_subject_idx ON vault (subject);
CREATE INDEX IF NOT EXISTS vault_staff_idx ON vault (ref) WHERE sort = 'staff';

-- Shared with other keepers, exclusive of whoever is about to remove a key because
-- nothing seems to lie under it (vault_release). Rows go in one order, against deadlocks.
CREATE OR REPLACE FUNCTION vault_keep(
    hold text, refs text[], subjects text[], sorts text[], contents bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(1464156498, 3);
    INSERT INTO vault AS v (ref, subject, sort, sealed, holds)
        SELECT u.ref, u.subject, u.sort, u.content, ARRAY[hold]
        FROM unnest(refs, subjects, sorts, contents) AS u (ref, subject, sort, content)
        ORDER BY u.ref
    ON CONFLICT (ref) DO UPDATE SET holds = v.holds || hold
        -- Nobody takes the hold 'staff' back, so one beside it would only make the row longer.
        WHERE NOT v.holds && ARRAY[hold, 'staff'];
END $$;

-- Takes one hold back, removes the rows that nobody holds any more, and answers which of
-- the subjects have no row left. The lock lasts until the caller has removed their keys.
CREATE OR REPLACE FUNCTION vault_release(hold text, refs text[], candidates text[])
RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1464156498, 3);
    UPDATE vault v SET holds = array_remove(v.holds, hold) WHERE v.ref = ANY (refs);
    DELETE FROM vault v WHERE v.ref = ANY (refs) AND cardinality(v.holds) = 0;
    RETURN QUERY SELECT c.subject FROM unnest(candidates) AS c (subject)
        WHERE NOT EXISTS (SELECT FROM vault v WHERE v.subject = c.subject);
END $$;
