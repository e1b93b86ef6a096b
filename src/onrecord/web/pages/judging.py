"""Judgements on who is who, made on a page."""

from __future__ import annotations

from onrecord.record import judge
from onrecord.web.changes import Done
from onrecord.web.desk import Desk
from onrecord.web.queries import MergeForm, SplitForm, UndoForm, given_reason
from onrecord.web.rendering import link


def merge(desk: Desk, form: MergeForm) -> Done:
    """Judge two names to be one party's."""
    desk.changing()
    reason = given_reason(form.reason)
    number = judge.merge(desk.settings.record, form.name, form.other, reason)
    return _judged(number)


def split(desk: Desk, form: SplitForm) -> Done:
    """Judge that a party is two."""
    desk.changing()
    number = judge.split(
        desk.settings.record,
        form.name,
        given_reason(form.reason),
        called=form.called,
        article=form.article,
    )
    return _judged(number)


def undo(desk: Desk, form: UndoForm) -> Done:
    """Take a judgement back."""
    desk.changing()
    judge.undo(desk.settings.record, form.number, given_reason(form.reason))
    return _judged(form.number)


def _judged(number: int) -> Done:
    return Done(f"{link('/judgements')}#j{number}", number=number)
