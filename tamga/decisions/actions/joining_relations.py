"""What a printed decision did to others becomes the registered one's. Private to ``actions``."""

from tamga.decisions.models import Decision, Relation


def bring_relations(decision: Decision, printed: Decision) -> None:
    """Let the registered one amend and repeal, and be amended and repealed, where the printed one
    did; what stands already between the same two stays once.
    """
    for end in ("by", "target"):
        for relation in Relation.everything.filter(**{end: printed}):
            setattr(relation, end, decision)
            same = Relation.everything.filter(
                by=relation.by_id,
                target=relation.target_id,
                provision=relation.provision_id,
                kind=relation.kind,
            )
            if same.exclude(pk=relation.pk).exists():
                relation.delete()
            else:
                relation.save(update_fields=[end])
