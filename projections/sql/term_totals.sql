-- How many clocks of a municipality, a name and a regime stand so, counted as they change: from the
-- day `since` on so many more, or fewer. The count of a day is the sum up to it; '-infinity' is always.
CREATE TABLE IF NOT EXISTS term_totals (
    municipality text NOT NULL,
    name text NOT NULL,
    regime text NOT NULL,
    standing text NOT NULL,
    since date NOT NULL,
    clocks bigint NOT NULL,
    PRIMARY KEY (municipality, name, regime, standing, since)
);

-- What one clock adds to these numbers: its standings as projections/standings.py tells them, pairs of
-- a day (null: always) and how it stands from then on. With `clocks` = -1 it is taken out again.
CREATE OR REPLACE FUNCTION term_steps(
    municipality text, name text, regime text, standings jsonb, clocks bigint
) RETURNS SETOF term_totals LANGUAGE sql STABLE AS $$
    WITH known AS (
        SELECT coalesce((pair ->> 0)::date, '-infinity') AS since, pair ->> 1 AS standing,
            lag(pair ->> 1) OVER (ORDER BY nth) AS before
        FROM jsonb_array_elements(standings) WITH ORDINALITY AS each (pair, nth)
    )
    SELECT municipality, name, regime, standing, since, clocks FROM known
    UNION ALL
    SELECT municipality, name, regime, before, since, -clocks FROM known WHERE before IS NOT NULL
$$;

-- Follows every statement on the register, whoever gives it: what the rows that came add, less what
-- those that went had added. Only one transaction at a time writes the register, so none meet here.
CREATE OR REPLACE FUNCTION term_totals_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes term_totals[];
BEGIN
    CASE tg_op
        WHEN 'INSERT' THEN
            SELECT array_agg(s) INTO changes FROM given r,
                term_steps(r.municipality, r.name, r.regime, r.standings, 1) s;
        WHEN 'UPDATE' THEN
            SELECT array_agg(s) INTO changes
            FROM (
                SELECT municipality, name, regime, standings, 1 AS sign FROM given
                UNION ALL SELECT municipality, name, regime, standings, -1 FROM taken
            ) r, term_steps(r.municipality, r.name, r.regime, r.standings, r.sign) s;
        WHEN 'DELETE' THEN
            SELECT array_agg(s) INTO changes FROM taken r,
                term_steps(r.municipality, r.name, r.regime, r.standings, -1) s;
        ELSE
            DELETE FROM term_totals;
    END CASE;
    MERGE INTO term_totals t USING (
        SELECT municipality, name, regime, standing, since, sum(clocks)::bigint AS clocks
        FROM unnest(changes) GROUP BY 1, 2, 3, 4, 5 HAVING sum(clocks) <> 0
    ) s ON (t.municipality, t.name, t.regime, t.standing, t.since)
        = (s.municipality, s.name, s.regime, s.standing, s.since)
    WHEN MATCHED AND t.clocks + s.clocks = 0 THEN DELETE
    WHEN MATCHED THEN UPDATE SET clocks = t.clocks + s.clocks
    WHEN NOT MATCHED THEN INSERT
        VALUES (s.municipality, s.name, s.regime, s.standing, s.since, s.clocks);
    RETURN NULL;
END $$;
