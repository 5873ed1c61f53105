"""Answered petitions for everybody: asked by one, useful to many; nothing says by whom."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tamga.petitions.models import PublishedAnswer
from tamga.petitions.queries.answers import (
    address_of,
    answers_on,
    month_of,
    published_on,
    subjects_on,
)
from tamga.website.legislation import as_script
from tamga.website.views.pages import page
from tamga.website.views.petition_room import around, below


@require_safe
def petition_answers(request: HttpRequest) -> HttpResponse:
    """The list, newest first, by subject; three queries whatever its length."""
    context = around(request)
    unit = context["unit"].pk
    subjects = subjects_on(unit)
    asked = _number(request, "subject")
    subject = next((each for each in subjects if each.pk == asked), None)
    listed = answers_on(
        unit, subject=subject.pk if subject else None, number=max(1, _number(request, "page"))
    )
    more = {"subjects": subjects, "subject": subject, "listed": listed}
    return page("website/petition_answers.html", {**below(context), **more})


@require_safe
def petition_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them; two queries. Raises Http404 for what isn't on this site, or not any more."""
    context = around(request)
    rows = published_on(context["unit"].pk).select_related("petition__subject", "unit")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    root = f"{request.scheme}://{request.get_host()}"
    more = {
        "answer": found,
        "subject": found.petition.subject,
        "month": month_of(found.petition),
        "data": as_script(question_page(found, root=root)),
    }
    return page("website/petition_answer.html", {**below(context), **more})


def question_page(answer: PublishedAnswer, *, root: str) -> dict[str, Any]:
    """A question with its answer in the words of schema.org, by month and by no person.

    Source: https://schema.org/QAPage.
    """
    address = f"{root}{address_of(answer.pk)}"
    office = {"@type": "GovernmentOrganization", "name": answer.unit.name}
    return {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "@id": address,
        "url": address,
        "inLanguage": "mn",
        "mainEntity": {
            "@type": "Question",
            "name": answer.title,
            "text": answer.text,
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer.answer,
                "url": address,
                "dateCreated": month_of(answer.petition),
                "author": office,
            },
        },
    }


def _number(request: HttpRequest, name: str) -> int:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
