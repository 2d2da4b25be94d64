"""The workbench: a derivation that the learner writes, each line proved equal to the one before."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from deriv_core.calculus.differentiation.notation import Line
from deriv_core.calculus.differentiation.pending import pending, pending_in
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import variable_latex
from deriv_core.expression.tree import Expression, depends_on
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.numbers.by_hand import pretty
from deriv_core.practice.lines.going_on import hint, rest, secant_rest
from deriv_core.practice.lines.line_check import check_next
from deriv_core.practice.lines.line_status import LineCheck, LineStatus
from deriv_core.practice.lines.secant_lines import read_secant_line
from deriv_core.practice.lines.two_letters import STEP

from ..desk.kept import kept
from ..desk.question import NAME
from ..formulas import derivative_name
from ..steps_view import large
from ..words import caret, letter, phrase, plain
from .practice_words import (
    BENCH_DONE,
    BENCH_NOTATION,
    BENCH_SECANT,
    BENCH_STARTS,
    LINE_FIRST,
    LINE_VERDICT,
    SAME_LINE,
)

RULES, SECANT = phrase("practice-by-rules"), phrase("practice-first-principles")
_MOST_LINES = 60
_HINTS = (phrase("practice-which-rule"), phrase("practice-its-template"), phrase("practice-step"))
_YOURS, _OURS = "yours", "shown"


@dataclass(frozen=True)
class Written:
    """A line of the derivation.

    Attributes
    ----------
    tree : Expression
    by : str
        "yours", or "shown" where it came from the page.
    remark : str
        What was done, or what is to be said of the line, plain text.
    """

    tree: Expression
    by: str
    remark: str = ""

    @property
    def latex(self) -> str:
        """LaTeX of it."""
        return Line(self.tree).latex

    @property
    def text(self) -> str:
        """Plain text of it, as it may be typed."""
        return Line(self.tree).text.replace(STEP, "ε")


@dataclass(frozen=True)
class Refused:
    """A line that was not taken."""

    typed: str
    check: LineCheck
    tree: Expression | None


@kept(512)
def _checked(
    f: RealFunction, before: Expression, text: str, *, secant: bool
) -> tuple[LineCheck, Expression | None]:
    return check_next(f, before, text, secant=secant)


def show_bench(f: RealFunction, way: str) -> None:
    """All of it: the lines so far, the field for the next one, hints, and the lines to copy."""
    key = f"bench_{'secant' if way == SECANT else 'rules'}_{f.variable}_{f.text}"
    lines = _lines(f, way, key)
    with st.container(key="bench", gap="small"):
        _show_lines(f, lines, key)
        done = _is_done(f, lines[-1].tree, way)
        # What comes and goes has its own place, so that the field below stays the same field.
        with st.container(key="bench_done"):
            if done:
                st.markdown(f":green[**{BENCH_DONE}**]")
        if len(lines) < _MOST_LINES:
            _show_field(f, way, key, first=len(lines) == 1)
        if way == RULES and not done:
            _show_hints(lines[-1].tree, key)
        _show_tools(f, way, key, lines, done=done)
        _show_copies(f, lines)


def _lines(f: RealFunction, way: str, key: str) -> list[Written]:
    state = st.session_state
    if key not in state:
        if way == SECANT:
            w = letter(f.variable)
            start = Written(
                read_secant_line(f"({NAME}({w} + ε) - {NAME}({w}))/ε", f),
                _OURS,
                phrase("practice-secant-s-slope"),
            )
        else:
            start = Written(pending(f.expression, f.variable), _OURS)
        state[key] = [start]
    lines: list[Written] = state[key]
    return lines


def _is_done(f: RealFunction, line: Expression, way: str) -> bool:
    if way == SECANT:
        return not depends_on(line, STEP)
    return next(pending_in(line), None) is None


def _show_lines(f: RealFunction, lines: list[Written], key: str) -> None:
    """The lines that were taken, with "=" between them, and the last one that was not, with a crossed one."""
    name = derivative_name(f.variable, 1, "leibniz")
    with st.container(key="bench_lines", gap="xsmall"):
        for index, line in enumerate(lines):
            went = bool(index) and depends_on(lines[index - 1].tree, STEP) and not depends_on(line.tree, STEP)
            sign = r"\to" if went else "="
            left = name if not index and not depends_on(line.tree, STEP) else "" if index else "k"
            _show_line(f"{left} \\;{{{sign}}}\\; {line.latex}", line.by if index else "", line.remark, index)
        refused: Refused | None = st.session_state.get(f"{key}_refused")
        if refused is not None:
            _show_refused(refused)


def _show_line(latex: str, by: str, remark: str, index: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"bench_line_{index}"):
        st.markdown(large(latex), width="stretch")
        said = ", ".join(part for part in (remark, by) if part)
        if said:
            st.markdown(f":small[{plain(pretty(said))}]", width="content")


def _show_refused(refused: Refused) -> None:
    check = refused.check
    words = SAME_LINE if check.status is LineStatus.FOLLOWS else LINE_VERDICT[check.status]
    with st.container(key="spoken_bench"):
        st.info(words)
    with st.container(key="bench_refused", gap="xsmall"):
        if refused.tree is not None and check.status is not LineStatus.FOLLOWS:
            sign = r"\neq" if check.status is LineStatus.WRONG else r"\overset{?}{=}"
            latex = f"{{{sign}}}\\; {Line(refused.tree).latex}"
            st.markdown(f":violet[{large(latex)}]")
        elif check.position is not None:
            with st.container(key="caret_bench"):
                st.text(caret(refused.typed, check.position))
        st.markdown(f":violet[**{words}**]", width="content")
        if check.diagnoses:
            for diagnosis in check.diagnoses[:1]:
                st.markdown(plain(pretty(diagnosis.question)))
            with st.expander(phrase("practice-what-done"), type="compact", key="bench_what"):
                st.markdown(plain(pretty(check.message)))
                for diagnosis in check.diagnoses:
                    st.markdown(f"{plain(diagnosis.rule)} ${diagnosis.rule_latex}$")
        elif check.status is not LineStatus.FOLLOWS:
            st.markdown(plain(pretty(check.message)))


def _show_field(f: RealFunction, way: str, key: str, *, first: bool) -> None:
    with st.container(key="bench_starts"):
        if first:
            st.markdown(BENCH_STARTS)
    form = st.form(f"{key}_form", border=False)
    with form.container(horizontal=True, vertical_alignment="bottom", key="bench_writing"):
        st.text_input(
            "Next line =",
            key=f"{key}_field",
            autocomplete="off",
            max_chars=LONGEST_FUNCTION + 1,
            help=BENCH_SECANT if way == SECANT else BENCH_NOTATION,
        )
        st.form_submit_button(phrase("practice-add"), type="primary", on_click=_add, args=(f, way, key))
    if st.session_state.get(f"{key}_empty"):
        st.markdown(LINE_FIRST)


def _add(f: RealFunction, way: str, key: str) -> None:
    """Take the line if it follows. The field keeps what was typed: the next line is often made of it.

    It is never emptied from here, which would take away what was typed since.
    """
    state = st.session_state
    typed = str(state.get(f"{key}_field") or "").strip()
    state[f"{key}_empty"] = not typed
    if not typed:
        return
    lines: list[Written] = state[key]
    try:
        check, tree = _checked(f, lines[-1].tree, typed, secant=way == SECANT)
    except DerivError as error:
        check, tree = LineCheck(LineStatus.UNDECIDED, message=str(error)), None
    state[f"{key}_hints"] = 0
    if check.status is LineStatus.FOLLOWS and tree is not None and tree != lines[-1].tree:
        state[key] = [*lines, Written(tree, _YOURS, check.message if check.loses else "")]
        state[f"{key}_refused"] = None
        return
    state[f"{key}_refused"] = Refused(typed, check, tree)


def _show_hints(line: Expression, key: str) -> None:
    """The rule that fits, its template, the step; each when it is asked for."""
    level = int(st.session_state.get(f"{key}_hints", 0))
    try:
        found = hint(line)
    except DerivError:
        return
    if found is None:
        return
    with st.container(key="bench_hints", gap="xsmall"):
        if level:
            st.markdown(
                phrase("practice-for-first", part=f"${found.part.latex}$", rule=plain(found.rule.title))
            )
        if level > 1:
            st.markdown(f"{plain(found.rule.statement)} ${found.rule.formula}$")
        if level > 2:
            st.markdown(large(f"= {found.line.latex}"))
        if level < len(_HINTS):
            st.button(_HINTS[level], key=f"{key}_hint", on_click=_hint_on, args=(key, level + 1))


def _hint_on(key: str, level: int) -> None:
    st.session_state[f"{key}_hints"] = level


def _show_tools(f: RealFunction, way: str, key: str, lines: list[Written], *, done: bool) -> None:
    with st.container(horizontal=True, key="bench_tools"):
        if not done:
            st.button(phrase("practice-show-me-rest"), key=f"{key}_rest", on_click=_go_on, args=(f, way, key))
        if len(lines) > 1:
            st.button(
                phrase("practice-take-last-line-back"), key=f"{key}_back", on_click=_take_back, args=(key,)
            )
            st.button(phrase("steps-start-again"), key=f"{key}_again", on_click=_start_again, args=(key,))


def _go_on(f: RealFunction, way: str, key: str) -> None:
    state = st.session_state
    lines: list[Written] = state[key]
    state[f"{key}_refused"], state[f"{key}_hints"] = None, 0
    try:
        if way == SECANT:
            known = [line.tree for line in lines]
            more = [
                Written(line.tree, _OURS, what) for line, what in secant_rest(f) if line.tree not in known
            ]
        else:
            more = [Written(one.line.tree, _OURS, one.rule) for one in rest(lines[-1].tree)]
    except DerivError as error:
        state[f"{key}_refused"] = Refused("", LineCheck(LineStatus.UNDECIDED, message=str(error)), None)
        return
    state[key] = [*lines, *more][:_MOST_LINES]


def _take_back(key: str) -> None:
    state = st.session_state
    state[key] = state[key][:-1]
    state[f"{key}_refused"], state[f"{key}_hints"] = None, 0


def _start_again(key: str) -> None:
    state = st.session_state
    state[key] = state[key][:1]
    state[f"{key}_refused"], state[f"{key}_hints"] = None, 0


def _show_copies(f: RealFunction, lines: list[Written]) -> None:
    """The lines to copy, each with whose it is."""
    if len(lines) < 2:
        return
    with st.expander(phrase("practice-copy-lines"), key="bench_copy"):
        st.markdown("LaTeX")
        st.code(bench_latex(f, lines), language="latex", wrap_lines=True)
        st.markdown(phrase("steps-plain-text"))
        st.code(bench_text(lines), language=None, wrap_lines=True)


def bench_latex(f: RealFunction, lines: list[Written]) -> str:
    """An aligned block, a line each with whose it is."""
    rows = []
    for index, line in enumerate(lines):
        gone = bool(index) and depends_on(lines[index - 1].tree, STEP) and not depends_on(line.tree, STEP)
        left = "" if index else f"{derivative_name(f.variable, 1, 'leibniz')} "
        if not index and depends_on(line.tree, STEP):
            left = "k "
        whose = rf" && \text{{{line.by}}}" if index else ""
        sign = r"\to" if gone else "="
        rows.append(f"{left}&{sign} {line.latex}{whose}")
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def bench_text(lines: list[Written]) -> str:
    """A line each, with whose it is."""
    return "\n".join(
        f"{'= ' if index else ''}{line.text}{f'    ({line.by})' if index else ''}"
        for index, line in enumerate(lines)
    )


def statement(f: RealFunction) -> str:
    """Markdown: what is differentiated."""
    return large(f"{NAME}({variable_latex(f.variable)}) = {f.latex}")
