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
--
-- One question and one INSERT serve the whole batch: asked anew for each command they would
-- cost more than the work itself. The plan is the generic one, because PostgreSQL takes an
-- array of known length for cheaper, and would plan anew at every call.
CREATE OR REPLACE FUNCTION ledger_append(
    cases text[], expected bigint[], commands text[], fingerprints text[], prefixes text[],
    counts int[], topics text[], states bytea[]
) RETURNS TABLE (
    item int, outcome text, case_id text, version bigint, "position" bigint,
    at timestamptz, number text, event_topic text, event_state bytea
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    one record;
    before ledger_events;
    topic text;
    written ledger_events[];
    again int[];
    clock timestamptz;
    ordinal int;
    taken int := 0;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'ledger_append needs read committed: an older snapshot does not see the tip';
    END IF;
    PERFORM pg_advisory_xact_lock(1464156498, 1);

    FOR one IN
        SELECT asked.*, told.originator_id AS told_case, told.fingerprint AS told_fingerprint,
            coalesce(last.originator_version, 0) AS tip,
            coalesce(last.event_hash, decode(repeat('00', 32), 'hex')) AS tip_hash,
            (
                SELECT e.case_number FROM ledger_events e
                WHERE e.originator_id = asked.id AND e.originator_version = 1
            ) AS case_number,
            (SELECT e.committed_at FROM ledger_events e ORDER BY e.notification_id DESC LIMIT 1) AS clock
        FROM unnest(cases, expected, commands, fingerprints, prefixes, counts) WITH ORDINALITY
            AS asked (id, after, command, fingerprint, prefix, count, i)
        LEFT JOIN LATERAL (
            SELECT e.originator_id, e.fingerprint FROM ledger_events e
            WHERE e.command_id = asked.command LIMIT 1
        ) told ON true
        LEFT JOIN LATERAL (
            SELECT e.originator_version, e.event_hash FROM ledger_events e
            WHERE e.originator_id = asked.id ORDER BY e.originator_version DESC LIMIT 1
        ) last ON true
        ORDER BY asked.i
    LOOP
        -- What this very batch writes is not in the table yet.
        IF one.told_case IS NULL AND array_position(commands, one.command) < one.i THEN
            SELECT w.originator_id, w.fingerprint INTO one.told_case, one.told_fingerprint
            FROM unnest(written) AS w WHERE w.command_id = one.command LIMIT 1;
        END IF;
        IF array_position(cases, one.id) < one.i THEN
            FOR before IN
                SELECT w.* FROM unnest(written) AS w WHERE w.originator_id = one.id ORDER BY w.originator_version
            LOOP
                one.tip := before.originator_version;
                one.tip_hash := before.event_hash;
                one.case_number := coalesce(one.case_number, before.case_number);
            END LOOP;
        END IF;

        item := one.i;
        case_id := one.id;
        version := one.tip;
        "position" := null;
        at := null;
        number := one.case_number;
        IF one.told_case = one.id AND one.told_fingerprint IS NOT DISTINCT FROM one.fingerprint THEN
            again := again || item;
        ELSIF one.told_case IS NOT NULL THEN
            outcome := 'reused'; case_id := one.told_case; version := null;
            RETURN NEXT;
        ELSIF one.after <> one.tip THEN
            outcome := 'conflict';
            RETURN NEXT;
        ELSE
            outcome := 'stored';
            clock := coalesce(clock, one.clock);
            FOR j IN taken + 1 .. taken + one.count LOOP
                version := version + 1;
                clock := greatest(clock_timestamp(), clock + interval '1 microsecond');
                IF version = 1 AND one.prefix IS NOT NULL THEN
                    INSERT INTO ledger_case_numbers AS n (prefix, year, last)
                        VALUES (one.prefix, extract(year FROM clock AT TIME ZONE 'Europe/Amsterdam')::int, 1)
                        ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + 1
                        RETURNING n.last, concat(n.prefix, '-', n.year, '-') INTO ordinal, number;
                    number := number || lpad(ordinal::text, greatest(5, length(ordinal::text)), '0');
                END IF;
                at := clock;
                topic := topics[j]; -- a plain variable, or the hash below is called and not put in line
                "position" := nextval('ledger_events_notification_id_seq');
                before := ROW(
                    one.id, version, topic, states[j], "position", null, one.tip_hash,
                    ledger_event_hash(one.tip_hash, one.id, version, topic, sha256(states[j])),
                    clock, one.command, one.fingerprint, CASE WHEN version = 1 THEN number END, null
                );
                written := written || before;
                one.tip_hash := before.event_hash;
                RETURN NEXT;
            END LOOP;
        END IF;
        taken := taken + one.count;
    END LOOP;

    IF written IS NOT NULL THEN
        INSERT INTO ledger_events (
            originator_id, originator_version, topic, state, notification_id, previous_hash, event_hash,
            committed_at, command_id, fingerprint, case_number
        ) SELECT w.originator_id, w.originator_version, w.topic, w.state, w.notification_id, w.previous_hash,
            w.event_hash, w.committed_at, w.command_id, w.fingerprint, w.case_number
        FROM unnest(written) AS w;
        PERFORM pg_notify('ledger_events', '');
    END IF;

    IF again IS NOT NULL THEN
        RETURN QUERY
            SELECT i, 'already', e.originator_id, e.originator_version, e.notification_id,
                e.committed_at, f.case_number, e.topic, e.state
            FROM unnest(again) AS i
            JOIN ledger_events e ON e.command_id = commands[i]
            JOIN ledger_events f ON f.originator_id = e.originator_id AND f.originator_version = 1
            ORDER BY e.notification_id;
    END IF;
END $$;
