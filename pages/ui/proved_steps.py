"""The steps of a derivative, worked out and proved once for everybody who asks."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import streamlit as st

from deriv_core.calculus.derivative import derivative, lower_derivative
from deriv_core.calculus.differentiation.derivation import DerivationLine, derivation
from deriv_core.calculus.differentiation.steps import Step, steps_of
from deriv_core.calculus.proved.other_forms import Form, named_forms
from deriv_core.calculus.proved.proof import prove
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction

from .desk.dear import ask
from .desk.kept import kept
from .words import phrase

MOST_STEPS = 60
_PROOF_SECONDS = 5.0
_FORM_SECONDS = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worked:
    """A derivative of some order and how one gets there.

    Attributes
    ----------
    before : RealFunction or None
        What is differentiated: the function, or its derivative of one order less.
    result : RealFunction or None
    root : Step or None
        Proved; None where there are no steps to show, and then `refusal` says why.
    lines : tuple of DerivationLine
    refusal : str
    """

    before: RealFunction | None = None
    result: RealFunction | None = None
    root: Step | None = None
    lines: tuple[DerivationLine, ...] = ()
    refusal: str = ""


@kept(64)
def worked(f: RealFunction, order: int) -> Worked:
    """The steps to a derivative; never one that is not proved."""
    with st.spinner(phrase("steps-working-out-steps-and-checking")):
        return _work_out(f, order)


def _work_out(f: RealFunction, order: int) -> Worked:
    try:
        before = lower_derivative(f, order)
        result = derivative(before)
    except DerivError as error:
        return Worked(refusal=error.located)
    try:
        root = differentiation_steps(before)
    except DerivError as error:
        return Worked(before, result, refusal=error.located)
    count = sum(1 for _ in steps_of(root))
    if count > MOST_STEPS:
        refusal = phrase("steps-too-many", count=str(count), most=str(MOST_STEPS))
        return Worked(before, result, refusal=refusal)
    try:
        proved = ask(prove, before.text, f.variable, seconds=_PROOF_SECONDS)
    except DerivError as error:
        _log.warning("The steps of %s were not checked: %s", before.text, error)
        return Worked(before, result, refusal=phrase("steps-not-checked-in-time"))
    if not proved:
        return Worked(before, result, refusal=phrase("steps-did-not-pass"))
    if root.result.tree != result.expression:
        return Worked(before, result, refusal=phrase("steps-end-otherwise"))
    return Worked(before, result, root, derivation(root))


@kept(128)
def forms(f: RealFunction, order: int) -> tuple[Form, ...]:
    """Other forms of a derivative, each checked; none where that would take long."""
    known = worked(f, order)
    if known.before is None or known.result is None:
        return ()
    try:
        found = ask(named_forms, known.before.text, known.result.text, f.variable, seconds=_FORM_SECONDS)
    except DerivError:
        return ()
    return tuple(Form.read(name, written, f.variable) for name, written in found)
