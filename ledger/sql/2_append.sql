-- The hash of one event. The byte layout stands in ledger/chain.py, which computes the
-- same independently.
CREATE OR REPLACE FUNCTION ledger_event_hash(
    previous bytea, case_id text, version bigint, topic text, state_hash bytea
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sha256(previous || sha256(
    'weerklank/event/v1'::bytea
    || int4send(octet_length(convert_to(case_id, 'UTF8'))) || convert_to(case_id, 'UTF8')
    || int8send(version)
    || int4send(octet_length(convert_to(topic, 'UTF8'))) || convert_to(topic, 'UTF8')
    || state_hash
));

-- Appends the events of several commands, in order, in one transaction.
--
-- The arrays before `counts` have an element for each command; `topics` and `states` hold
-- all events, `counts[i]` of them for command i. Answers rows with an `outcome`:
--   stored    one row an event, without topic and state, which the caller has
--   already   one row an event of what this command stored earlier
--   reused    the command id belongs to other content or to another case (`case_id`)
--   conflict  the case stands at `version`, not where it was expected
-- An `expected` of null means: wherever the case ends. Nothing that befalls one command
-- touches the others.
--
-- The lock is held until the transaction is visible, and positions and moments are given
-- out under it. So positions become visible in their own order, and who reads on from the
-- last position seen misses nothing.
CREATE OR REPLACE FUNCTION ledger_append(
    cases text[], expected bigint[], commands text[], fingerprints text[], prefixes text[],
    counts int[], topics text[], states bytea[]
) RETURNS TABLE (
    item int, outcome text, case_id text, version bigint, "position" bigint,
    at timestamptz, number text, event_topic text, event_state bytea
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    taken int := 0;
    event_index int;
    clock timestamptz;
    tip bigint;
    tip_hash bytea;
    last_hash bytea;
    ordinal int;
    told_case text;
    told_fingerprint text;
    wrote boolean := false;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'ledger_append needs read committed: an older snapshot does not see the tip';
    END IF;
    PERFORM pg_advisory_xact_lock(1464156498, 1);

    FOR i IN 1 .. cardinality(cases) LOOP
        event_index := taken;
        taken := taken + counts[i];
        item := i;

        SELECT coalesce(clock, (
                SELECT e.committed_at FROM ledger_events e ORDER BY e.notification_id DESC LIMIT 1
            ), '-infinity'),
            told.originator_id, told.fingerprint, last.originator_version, last.event_hash, begun.case_number
        INTO clock, told_case, told_fingerprint, tip, tip_hash, number
        FROM (SELECT) AS once
        LEFT JOIN LATERAL (
            SELECT * FROM ledger_events e WHERE e.command_id = commands[i] LIMIT 1
        ) told ON true
        LEFT JOIN LATERAL (
            SELECT * FROM ledger_events e
            WHERE e.originator_id = cases[i] ORDER BY e.originator_version DESC LIMIT 1
        ) last ON true
        LEFT JOIN ledger_events begun ON begun.originator_id = cases[i] AND begun.originator_version = 1;

        IF told_case IS NOT NULL THEN
            IF told_case = cases[i] AND told_fingerprint IS NOT DISTINCT FROM fingerprints[i] THEN
                RETURN QUERY
                    SELECT i, 'already', e.originator_id, e.originator_version, e.notification_id,
                        e.committed_at, f.case_number, e.topic, e.state
                    FROM ledger_events e
                    JOIN ledger_events f ON f.originator_id = e.originator_id AND f.originator_version = 1
                    WHERE e.command_id = commands[i] ORDER BY e.notification_id;
            ELSE
                outcome := 'reused'; case_id := told_case; version := null;
                "position" := null; at := null;
                RETURN NEXT;
            END IF;
            CONTINUE;
        END IF;

        case_id := cases[i];
        tip := coalesce(tip, 0);
        IF expected[i] <> tip THEN
            outcome := 'conflict'; version := tip; "position" := null; at := null;
            RETURN NEXT;
            CONTINUE;
        END IF;

        outcome := 'stored';
        FOR j IN event_index + 1 .. taken LOOP
            tip := tip + 1;
            clock := greatest(clock_timestamp(), clock + interval '1 microsecond');
            IF tip = 1 AND prefixes[i] IS NOT NULL THEN
                INSERT INTO ledger_case_numbers AS n (prefix, year, last)
                    VALUES (prefixes[i], extract(year FROM clock AT TIME ZONE 'Europe/Amsterdam')::int, 1)
                    ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + 1
                    RETURNING n.last, concat(n.prefix, '-', n.year, '-') INTO ordinal, number;
                number := number || lpad(ordinal::text, greatest(5, length(ordinal::text)), '0');
            END IF;
            last_hash := coalesce(tip_hash, decode(repeat('00', 32), 'hex'));
            tip_hash := ledger_event_hash(last_hash, cases[i], tip, topics[j], sha256(states[j]));
            INSERT INTO ledger_events (
                originator_id, originator_version, topic, state, previous_hash, event_hash,
                committed_at, command_id, fingerprint, case_number
            ) VALUES (
                cases[i], tip, topics[j], states[j], last_hash, tip_hash,
                clock, commands[i], fingerprints[i], CASE WHEN tip = 1 THEN number END
            ) RETURNING notification_id INTO "position";
            version := tip;
            at := clock;
            wrote := true;
            RETURN NEXT;
        END LOOP;
    END LOOP;

    IF wrote THEN
        PERFORM pg_notify('ledger_events', '');
    END IF;
END $$;
