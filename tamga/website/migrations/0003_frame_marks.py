"""PostgreSQL itself marks when something changes that every page of a site shows.

Whoever writes, by whatever door (an action, Wagtail's admin, a shell, ``queryset.update()``, another
process), the mark changes in the same transaction. A mark is drawn anew each time and never comes
back: one that was rolled back is seen by nobody afterwards.

Nobody waits for anybody: a transaction takes the first row that no other one holds, or adds one. So
there are as many rows as there were writers at the same moment, and a reader takes all of them.

What a page row is compared by stands inside the function: named in the trigger, a later migration
of Wagtail could not change those columns.
"""

import uuid

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION website_draw_mark() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE website_framemark SET mark = gen_random_uuid() WHERE id = (
        SELECT id FROM website_framemark ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO website_framemark (mark) VALUES (gen_random_uuid());
    END IF;
END $$;

CREATE FUNCTION website_mark_frame() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM website_draw_mark();
    RETURN NULL;
END $$;

CREATE FUNCTION website_mark_page() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    page_id integer := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
BEGIN
    IF TG_OP = 'UPDATE' AND
       (OLD.title, OLD.url_path, OLD.path, OLD.depth, OLD.live, OLD.search_description)
       IS NOT DISTINCT FROM
       (NEW.title, NEW.url_path, NEW.path, NEW.depth, NEW.live, NEW.search_description)
       OR TG_OP = 'INSERT' AND NOT NEW.live
       OR EXISTS (SELECT 1 FROM website_articlepage WHERE page_ptr_id = page_id)
    THEN
        RETURN NULL;
    END IF;
    PERFORM website_draw_mark();
    RETURN NULL;
END $$;

CREATE TRIGGER frame_page AFTER INSERT OR UPDATE OR DELETE ON wagtailcore_page
    FOR EACH ROW EXECUTE FUNCTION website_mark_page();
CREATE TRIGGER frame_site AFTER INSERT OR UPDATE OR DELETE ON wagtailcore_site
    FOR EACH STATEMENT EXECUTE FUNCTION website_mark_frame();
CREATE TRIGGER frame_home AFTER INSERT OR UPDATE OR DELETE ON website_homepage
    FOR EACH STATEMENT EXECUTE FUNCTION website_mark_frame();
CREATE TRIGGER frame_section AFTER INSERT OR UPDATE OR DELETE ON website_sectionpage
    FOR EACH STATEMENT EXECUTE FUNCTION website_mark_frame();
CREATE TRIGGER frame_unit AFTER UPDATE ON organizations_unit
    FOR EACH STATEMENT EXECUTE FUNCTION website_mark_frame();
"""

BACKWARD = """
DROP TRIGGER frame_unit ON organizations_unit;
DROP TRIGGER frame_section ON website_sectionpage;
DROP TRIGGER frame_home ON website_homepage;
DROP TRIGGER frame_site ON wagtailcore_site;
DROP TRIGGER frame_page ON wagtailcore_page;
DROP FUNCTION website_mark_page();
DROP FUNCTION website_mark_frame();
DROP FUNCTION website_draw_mark();
"""


class Migration(migrations.Migration):
    dependencies = [("website", "0002_no_welcome"), ("organizations", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="FrameMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
