"""How the derivative is found: the lines of the calculation, or its rules inside one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from deriv_core.calculus.differentiation.derivation import SIMPLIFY, DerivationLine
from deriv_core.calculus.differentiation.notation import Line, Notation
from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.calculus.differentiation.steps import Step, steps_of
from deriv_core.expression.printer import to_latex, variable_latex

from .breaking import breakable
from .desk.question import Question
from .desk.steps_settings import (
    LINES,
    NOTATION,
    ONE_BY_ONE,
    ORDER,
    OUTLINE,
    VIEW,
    restore_settings,
    show_controls,
)
from .formulas import conditions, derivative_name, show_reading
from .palette import colour_of
from .proved_steps import Worked, forms, worked
from .words import phrase, plain, said

# How many lines of which derivative a learner has asked for.
REVEALED = "steps_revealed"

_BY_NAME = {rule.name: rule for rule in RULES}


def show_steps(drawn: Question) -> None:
    """All of the page below the fields."""
    order, notation, view = show_controls(drawn.function.variable)
    found = worked(drawn.function, order)
    if found.root is None:
        show_refusal(found, order, notation)
        return
    if view == OUTLINE:
        show_outline(found.root, notation)
    else:
        shown = _asked_for(found, drawn)
        show_lines(found, order, notation, shown)
        _show_next(found, shown)
        if shown < len(found.lines):
            show_rules(line.rule for line in found.lines[:shown])
            return
    show_forms(drawn, order)
    show_rules(step.rule for step in steps_of(found.root))
    show_copies(found, order, notation)


def show_headline(drawn: Question) -> None:
    """What the fields were read as, and the derivative the page is about."""
    show_reading(drawn, numbers=False, slope=_headline(drawn))


def _headline(drawn: Question) -> str:
    """LaTeX of the derivative the page is about; empty while a learner is still on the way to it."""
    restore_settings()
    state, f = st.session_state, drawn.function
    found = worked(f, state[ORDER])
    hidden = state[ONE_BY_ONE] and state[VIEW] == LINES and found.root is not None
    if found.result is None or (hidden and _asked_for(found, drawn) < len(found.lines)):
        return ""
    return f"{derivative_name(f.variable, state[ORDER], state[NOTATION])} = {found.result.latex}"


def show_panel(drawn: Question) -> None:
    """The lines under the derivative, on the Explore page; worked out only while the panel is open."""
    panel = st.expander(
        phrase("steps-show-steps"),
        key="steps_panel",
        type="compact",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        found = worked(drawn.function, 1)
        if found.root is None:
            show_refusal(found, 1, "leibniz")
        else:
            show_lines(found, 1, "leibniz", len(found.lines), linked=False)


def show_refusal(found: Worked, order: int, notation: Notation, *, key: str = "") -> None:
    """The bare result, and why there are no steps."""
    with st.container(key=f"steps_refusal{key}"):
        st.text(said(found.refusal))
        if found.result is not None:
            name = derivative_name(found.result.variable, order, notation)
            st.markdown(f"${breakable(f'{name} = {found.result.latex}')}$")


# --- line by line ----------------------------------------------------------------------------------------


def show_lines(
    found: Worked, order: int, notation: Notation, shown: int, *, linked: bool = True, key: str = ""
) -> None:
    """The calculation down to a line; what the next line works on stands in colour.

    `key` is put into the containers' keys, where a page shows several.
    """
    colour = colour_of("tangent")
    with st.container(key=f"steps_lines{key}"):
        for index, line in enumerate(found.lines[:shown]):
            with st.container(horizontal=True, vertical_alignment="center", key=f"steps_line_{key}{index}"):
                left = "" if index else derivative_name(_variable(found), order, notation) + " "
                st.markdown(
                    large(f"{left}{{=}}\\; {line.line.in_notation(notation, colour)}"), width="stretch"
                )
                if line.rule:
                    st.markdown(reason(line, notation, linked=linked), width="content")
                with st.container(key=f"spoken_{key}{index}"):
                    st.text(spoken(line))


def _asked_for(found: Worked, drawn: Question) -> int:
    """How many lines the learner has asked for so far."""
    state = st.session_state
    if not state[ONE_BY_ONE]:
        return len(found.lines)
    which = drawn.function.text, state[ORDER]
    if state.get(REVEALED, (None, 0))[0] != which:
        state[REVEALED] = (which, 1)
    return min(int(state[REVEALED][1]), len(found.lines))


def _reveal(count: int) -> None:
    which, _ = st.session_state[REVEALED]
    st.session_state[REVEALED] = (which, count)


def _show_next(found: Worked, shown: int) -> None:
    """The question before each step, for those who take them one at a time."""
    if not st.session_state[ONE_BY_ONE]:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="steps_next"):
        if shown < len(found.lines):
            st.button(phrase("steps-next-step"), type="primary", on_click=_reveal, args=(shown + 1,))
            st.button(phrase("steps-all-steps"), on_click=_reveal, args=(len(found.lines),))
            st.markdown(phrase("steps-which-rule-comes-next-and"))
        else:
            st.button(phrase("steps-start-again"), on_click=_reveal, args=(1,))


def reason(line: DerivationLine, notation: Notation, *, linked: bool = True) -> str:
    """Markdown: the rule's name, what the inside of a chain is called, and where the line holds."""
    if line.rule == SIMPLIFY:
        words = phrase("steps-simplify")
    else:
        title = said(_BY_NAME[line.rule].title)
        words = f"[{title}](#{anchor(line.rule)})" if linked else title
    if line.rule == "chain":
        letter, inside = line.bindings[-1]
        named = f"${variable_latex(letter)} = {inside.in_notation(notation)}$"
        words = phrase("steps-chain-with", rule=words, named=named)
    where = conditions(line.conditions)
    return phrase("lists-commas", before=words, part=where) if where else words


def spoken(line: DerivationLine) -> str:
    """The line in words, for those who listen."""
    words = said(line.line.spoken)
    if line.worked_on is not None:
        title, of = said(_BY_NAME[line.rule].title), said(line.worked_on.spoken).rstrip(",")
        return phrase("steps-spoken-rule", rule=f"{title[0].upper()}{title[1:]}", of=of, result=words)
    return phrase("steps-spoken-simplified" if line.rule == SIMPLIFY else "steps-spoken-wanted", words=words)


# --- rule by rule ----------------------------------------------------------------------------------------


def show_outline(root: Step, notation: Notation) -> None:
    """Each rule as a step that opens, with the steps it needs inside."""
    with st.container(key="steps_outline"):
        _show_step(root, notation, "0", expanded=True)


def _show_step(step: Step, notation: Notation, path: str, *, expanded: bool = False) -> None:
    rule, before = _BY_NAME[step.rule], step.before.in_notation(notation)
    with st.expander(f"{said(rule.title)}: ${before}$", expanded=expanded, key=f"steps_step_{path}"):
        st.markdown(plain(said(rule.statement)))
        if step.bindings and step.substeps:
            letters = [
                f"{variable_latex(name)} = {tree.in_notation(notation)}" for name, tree in step.bindings
            ]
            st.markdown(phrase("steps-here", letters=f"${', '.join(letters)}$"))
        st.markdown(large(f"{before} {{=}}\\; {step.template.in_notation(notation)}"))
        for index, below in enumerate(step.substeps):
            _show_step(below, notation, f"{path}_{index}")
        for line in _afterwards(step):
            st.markdown(large(f"{before} {{=}}\\; {line.in_notation(notation)}"))
        where = conditions(step.conditions)
        if where:
            st.markdown(phrase("steps-this-holds", where=where))
        with st.container(key=f"spoken_{path}"):
            before, result = said(step.before.spoken), said(step.result.spoken)
            st.text(phrase("steps-spoken-is", before=before, result=result))


def _afterwards(step: Step) -> list[Line]:
    """What the substeps give, and what that is when tidied; each once."""
    lines = [step.filled] if step.substeps else []
    if step.result not in (step.filled, step.template):
        lines.append(step.result)
    return lines


# --- the rest of the page --------------------------------------------------------------------------------


def show_forms(drawn: Question, order: int) -> None:
    """Other ways to write the result, each with the same values."""
    found = forms(drawn.function, order)
    if not found:
        return
    st.subheader(phrase("steps-also-equal"), anchor=False)
    with st.container(key="steps_forms"):
        for form in found:
            st.markdown(f"{large(to_latex(form.expression))}, {said(form.name)}")


def show_rules(used: Iterable[str]) -> None:
    """The rules that were used, each in a sentence and a formula, in the order of the syllabus."""
    names = set(used)
    st.subheader(phrase("steps-rules-used"), anchor=False)
    with st.container(key="steps_rules"):
        for rule in RULES:
            if rule.name in names:
                with st.container(key=f"steps_{anchor(rule.name)}"):
                    st.subheader(said(rule.title), anchor=anchor(rule.name))
                    st.markdown(f"{plain(said(rule.statement))} ${rule.formula}$")


def show_copies(found: Worked, order: int, notation: Notation) -> None:
    """The lines to copy: as LaTeX and as plain text."""
    with st.expander(phrase("steps-copy-steps"), key="steps_copy"):
        st.markdown(phrase("steps-latex"))
        st.code(as_latex(found, order, notation), language="latex", wrap_lines=True)
        st.markdown(phrase("steps-plain-text"))
        st.code(as_text(found), language=None, wrap_lines=True)


def as_latex(found: Worked, order: int, notation: Notation) -> str:
    """An aligned block, a line each with its rule."""
    rows = []
    for index, line in enumerate(found.lines):
        left = "" if index else derivative_name(_variable(found), order, notation) + " "
        rule = rf" && \text{{{_name(line)}}}" if line.rule else ""
        rows.append(f"{left}&= {line.line.in_notation(notation)}{rule}")
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def as_text(found: Worked) -> str:
    """A line each, with its rule."""
    lines = []
    for index, line in enumerate(found.lines):
        rule = f"    ({_name(line)})" if line.rule else ""
        lines.append(f"{'= ' if index else ''}{line.line.text}{rule}")
    return "\n".join(lines)


def _name(line: DerivationLine) -> str:
    """The rule by its bare name, as it is written beside a line."""
    return phrase("steps-simplify") if line.rule == SIMPLIFY else said(_BY_NAME[line.rule].called)


def large(latex: str) -> str:
    """Markdown: a formula that may break between lines, with fractions as large as on a line of their own."""
    return rf"$\displaystyle {breakable(latex, display=True)}$"


def anchor(rule: str) -> str:
    """The place of a rule on the page."""
    return "rule-" + re.sub(r"[^a-z]+", "-", rule.lower())


def _variable(found: Worked) -> str:
    assert found.result is not None
    return found.result.variable
