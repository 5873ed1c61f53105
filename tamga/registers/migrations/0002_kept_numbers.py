"""PostgreSQL itself keeps the numbers: an entry is never deleted, renumbered or brought back.

The triggers are ALWAYS ones: they fire in replica mode too.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION registers_keep_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND (NEW.id, NEW.unit_id, NEW.register_id, NEW.number)
           IS NOT DISTINCT FROM (OLD.id, OLD.unit_id, OLD.register_id, OLD.number)
       AND (OLD.voided_at IS NULL OR NEW.voided_at IS NOT NULL)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a number that was given stays: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON registers_entry
    FOR EACH ROW EXECUTE FUNCTION registers_keep_entry();
ALTER TABLE registers_entry ENABLE ALWAYS TRIGGER entry_stays;
"""

BACKWARD = """
DROP TRIGGER entry_stays ON registers_entry;
DROP FUNCTION registers_keep_entry();
"""


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
