"""A decision for machines: schema.org Legislation as JSON-LD. Pure but for the marking as safe."""

import json
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from tamga.decisions.enums import Force
from tamga.website.queries.decision_page import ShownDecision

_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
_FORCES = {
    Force.IN_FORCE: "InForce",
    Force.IN_FORCE_AMENDED: "InForce",
}


def legislation(shown: ShownDecision, *, root: str, jurisdiction: str) -> dict[str, Any]:
    """The decision in the words of schema.org; ``root`` is the site without a stroke at its end.

    Source: https://schema.org/Legislation. What isn't known is left out.
    """
    decision = shown.decision
    languages = ["mn", *(["mn-Mong"] if shown.script_text.strip() else [])]
    published = decision.published_at
    told = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{root}{shown.url}",
        "url": f"{root}{shown.url}",
        "name": shown.title,
        "legislationIdentifier": decision.number,
        "legislationType": decision.kind.name,
        "legislationDate": decision.signed_on and decision.signed_on.isoformat(),
        "datePublished": published and timezone.localdate(published).isoformat(),
        "legislationDateOfApplicability": decision.in_force_from
        and decision.in_force_from.isoformat(),
        "legislationLegalForce": f"https://schema.org/{_FORCES.get(shown.force, 'NotInForce')}",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": decision.unit.name},
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": jurisdiction},
        "legislationChanges": [f"{root}{each.url}" for each in shown.acts_on if each.url],
        "inLanguage": languages,
        "encoding": [
            {
                "@type": "LegislationObject",
                "contentUrl": f"{root}{shown.url}files/{file.pk}/",
                "encodingFormat": file.stored.content_type,
                "contentSize": str(file.stored.size),
            }
            for file in shown.files
        ],
    }
    return {name: value for name, value in told.items() if value}


def as_script(told: dict[str, Any]) -> SafeString:
    """A script element of data, which no browser runs: no letter of it can end the element, for
    «<», «>» and «&» are written by their numbers.
    """
    text = json.dumps(told, ensure_ascii=False, indent=1).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped)
