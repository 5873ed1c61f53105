"""Joining two decisions asks what other apps keep under them: what they keep is known here."""

from tamga.decisions.models import Assignment, Decision, Provision, Window


def pointing_at(model: type) -> set[str]:
    """The fields of other apps that point at a model."""
    return {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.is_relation and not relation.concrete
        and relation.related_model._meta.app_label != "decisions"
    }  # fmt: skip


def test_a_new_field_upstairs_is_thought_of_when_decisions_are_joined():
    """A measure keeps its provision's row (``used_above``), evidence keeps the printed decision. A
    field that is added to this list needs an answer in ``join_twin``.
    """
    assert pointing_at(Provision) == {"implementation.Measure.provision"}
    assert pointing_at(Decision) == {"implementation.Evidence.decision"}
    assert pointing_at(Assignment) == pointing_at(Window) == set()
