"""PostgreSQL itself keeps the journal append-only, whoever is connected to it.

The triggers are ALWAYS ones: they fire in replica mode too. A row may be changed once, from
unsealed to sealed, and then only in its three seal columns.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION journal_guard_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position IS NOT NULL THEN
        RAISE EXCEPTION 'the journal is append-only: an event is sealed after it is written'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION journal_guard_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.position IS NULL AND NEW.position IS NOT NULL
       AND (NEW.id, NEW.at, NEW.code, NEW.by_id, NEW.unit_id,
            NEW.subject_type, NEW.subject_id, NEW.data)
           IS NOT DISTINCT FROM
           (OLD.id, OLD.at, OLD.code, OLD.by_id, OLD.unit_id,
            OLD.subject_type, OLD.subject_id, OLD.data)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the journal is append-only: UPDATE on % is refused', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER event_insert BEFORE INSERT ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_guard_insert();
CREATE TRIGGER event_seal BEFORE UPDATE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_guard_seal();
CREATE TRIGGER event_delete BEFORE DELETE OR TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER head_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_head
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
ALTER TABLE journal_event ENABLE ALWAYS TRIGGER event_insert;
ALTER TABLE journal_event ENABLE ALWAYS TRIGGER event_seal;
ALTER TABLE journal_event ENABLE ALWAYS TRIGGER event_delete;
ALTER TABLE journal_head ENABLE ALWAYS TRIGGER head_change;
"""

BACKWARD = """
DROP TRIGGER event_insert ON journal_event;
DROP TRIGGER event_seal ON journal_event;
DROP TRIGGER event_delete ON journal_event;
DROP TRIGGER head_change ON journal_head;
DROP FUNCTION journal_guard_seal();
DROP FUNCTION journal_guard_insert();
DROP FUNCTION journal_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
