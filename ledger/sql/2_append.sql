-- The hash of one event. The byte layout stands in ledger/chain.py, which computes the
-- same independently. STABLE, as convert_to is: PostgreSQL would not put an IMMUTABLE
-- function with that in it in line where it is called, and calling it takes three times as long.
CREATE OR REPLACE FUNCTION ledger_event_hash(
    previous bytea, case_id text, version bigint, topic text, state_hash bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
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
-- One INSERT serves the whole batch. Each question is about single values, so that its plan
-- is made once; a plan_cache_mode in the head of the function would see to that too, and
-- would cost every call more than all of the questions do.
CREATE OR REPLACE FUNCTION ledger_append(
    cases text[], expected bigint[], commands text[], fingerprints text[], prefixes text[],
    counts int[], topics text[], states bytea[]
) RETURNS TABLE (
    item int, outcome text, case_id text, version bigint, "position" bigint,
    at timestamptz, number text, event_topic text, event_state bytea
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    stream text;
    command text;
    topic text;
    told_case text;
    told_fingerprint text;
    tip_hash bytea;
    before ledger_events;
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
    SELECT e.committed_at INTO clock FROM ledger_events e ORDER BY e.notification_id DESC LIMIT 1;

    FOR i IN 1 .. cardinality(cases) LOOP
        stream := cases[i];
        command := commands[i];
        SELECT e.originator_id, e.fingerprint INTO told_case, told_fingerprint FROM ledger_events e
            WHERE e.command_id = command LIMIT 1;
        SELECT e.originator_version, e.event_hash INTO version, tip_hash FROM ledger_events e
            WHERE e.originator_id = stream ORDER BY e.originator_version DESC LIMIT 1;
        IF version IS NULL THEN
            version := 0;
            tip_hash := decode(repeat('00', 32), 'hex');
            number := null;
        ELSE
            SELECT e.case_number INTO number FROM ledger_events e
                WHERE e.originator_id = stream AND e.originator_version = 1;
        END IF;

        -- What this very batch writes is not in the table yet.
        IF told_case IS NULL AND array_position(commands, command) < i THEN
            SELECT w.originator_id, w.fingerprint INTO told_case, told_fingerprint
            FROM unnest(written) AS w WHERE w.command_id = command LIMIT 1;
        END IF;
        IF array_position(cases, stream) < i THEN
            FOR before IN
                SELECT w.* FROM unnest(written) AS w WHERE w.originator_id = stream ORDER BY w.originator_version
            LOOP
                version := before.originator_version;
                tip_hash := before.event_hash;
                number := coalesce(number, before.case_number);
            END LOOP;
        END IF;

        item := i;
        case_id := stream;
        "position" := null;
        at := null;
        IF told_case = stream AND told_fingerprint IS NOT DISTINCT FROM fingerprints[i] THEN
            again := again || item;
        ELSIF told_case IS NOT NULL THEN
            outcome := 'reused'; case_id := told_case; version := null;
            RETURN NEXT;
        ELSIF expected[i] <> version THEN
            outcome := 'conflict';
            RETURN NEXT;
        ELSE
            outcome := 'stored';
            FOR j IN taken + 1 .. taken + counts[i] LOOP
                version := version + 1;
                clock := greatest(clock_timestamp(), clock + interval '1 microsecond');
                IF version = 1 AND prefixes[i] IS NOT NULL THEN
                    INSERT INTO ledger_case_numbers AS n (prefix, year, last)
                        VALUES (prefixes[i], extract(year FROM clock AT TIME ZONE 'Europe/Amsterdam')::int, 1)
                        ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + 1
                        RETURNING n.last, concat(n.prefix, '-', n.year, '-') INTO ordinal, number;
                    number := number || lpad(ordinal::text, greatest(5, length(ordinal::text)), '0');
                END IF;
                at := clock;
                topic := topics[j]; -- a plain variable, or the hash below is called and not put in line
                "position" := nextval('ledger_events_notification_id_seq');
                before := ROW(
                    stream, version, topic, states[j], "position", null, tip_hash,
                    ledger_event_hash(tip_hash, stream, version, topic, sha256(states[j])),
                    clock, command, fingerprints[i], CASE WHEN version = 1 THEN number END, null
                );
                written := written || before;
                tip_hash := before.event_hash;
                RETURN NEXT;
            END LOOP;
        END IF;
        taken := taken + counts[i];
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
