"""What was withdrawn before this was kept: the boards of past days read it from now on."""

from django.db import migrations


def _done_at(sections, proofs, moment, *, after):
    """When it was done as it stood just before a moment, or just after it; None when it wasn't."""
    standing = [
        proof
        for proof in proofs
        if proof.happened_at <= moment
        and (
            proof.withdrawn_at is None
            or proof.withdrawn_at > moment
            or (proof.withdrawn_at == moment and not after)
        )
    ]
    firsts = []
    for section in sections or [None]:
        moments = [p.happened_at for p in standing if section is None or p.section_id == section]
        if not moments:
            return None
        firsts.append(min(moments))
    return max(firsts)


def _once(sections, proofs):
    """[[since, until], …] as the withdrawals tell it; None when nothing lapsed."""
    stretches = []
    for moment in sorted({p.withdrawn_at for p in proofs if p.withdrawn_at}):
        before = _done_at(sections, proofs, moment, after=False)
        now = _done_at(sections, proofs, moment, after=True)
        if before is not None and before < moment and (now is None or now > before):
            stretches.append([before.isoformat(), moment.isoformat()])
    return stretches or None


def tell(apps, schema_editor):
    Occurrence = apps.get_model("duties", "Occurrence")
    touched = Occurrence.objects.filter(
        evidence__withdrawn_at__isnull=False, due_on__isnull=False
    ).distinct()
    for occurrence in touched.prefetch_related("required", "evidence").iterator(chunk_size=500):
        proofs = list(occurrence.evidence.all())
        required = list(occurrence.required.all())
        occurrence.once_done = _once([part.section_id for part in required], proofs)
        occurrence.save(update_fields=["once_done"])
        for part in required:
            part.once_done = _once([part.section_id], proofs)
            part.save(update_fields=["once_done"])


class Migration(migrations.Migration):

    dependencies = [
        ("duties", "0002_once_done_and_excused"),
    ]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
