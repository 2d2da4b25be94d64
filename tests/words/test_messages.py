"""The room and those who speak through it: each code is there, gets its values, and is said by somebody."""

from __future__ import annotations

import ast
import copy
import pickle
import re
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import deriv_core as dc
from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.calculus.scheme import Scheme
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.lessons.answers import CHOICES, Side, Status
from deriv_core.lessons.task import Asked
from deriv_core.words import LANGUAGES, SOURCE, Message, entries, exchanged, joined, say
from deriv_core.words.browser import sentences_module
from deriv_core.words.catalogue import PSEUDO, subjects
from pages.ui.assets import SENTENCES
from pages.ui.exports.drawing import ESTIMATE

from .finding import HOLE, ROOM, ROOT, files

# Who takes a code and its values; `heading` of the exports takes two codes, `about` knows J and w.
SAYING = {"Message", "phrase", "about", "heading", "joined", "say"}
KNOWN = {"about": {"J", "w"}, "joined": {"before", "part"}}


class _Values(Visitor):
    def __init__(self) -> None:
        self.values: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)


@cache
def messages() -> dict[str, set[str]]:
    """The values that each message needs, by its code."""
    found: dict[str, _Values] = {}
    for subject in subjects(SOURCE):
        for entry in entries(SOURCE, subject):
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            found[entry.id.name] = _Values()
            found[entry.id.name].visit(entry)
    return {
        code: needs.values.union(*(found[other].values for other in needs.messages))
        for code, needs in found.items()
    }


def texts() -> dict[str, str]:
    """What may say something: modules, scripts, and the markup of the plots."""
    markup = (ROOT / "pages").rglob("*.html")
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (*files(), *markup)
    }


def calls() -> Iterator[tuple[str, str, str, set[str] | None]]:
    """File, function, code and values of each call with a code; None for values that are not all seen."""
    for name, source in texts().items():
        if not name.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in SAYING:
                continue
            values = {keyword.arg for keyword in node.keywords}
            whole = None if None in values or node.func.id == "heading" else {str(value) for value in values}
            parts = {
                part
                for joined in ast.walk(node)
                if isinstance(joined, ast.JoinedStr)
                for part in joined.values
            }
            for argument in ast.walk(ast.Tuple(node.args)):
                if argument in parts or not isinstance(argument, ast.Constant):
                    continue
                if _is_code(argument.value):
                    yield name, node.func.id, argument.value, whole


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z]+-[a-z][\w-]*", value)) and _subject(value)


def _subject(code: str) -> bool:
    return code.partition("-")[0] in subjects(SOURCE)


def test_a_code_begins_with_its_subject() -> None:
    for subject in subjects(SOURCE):
        assert all(entry.id.name.startswith(f"{subject}-") for entry in entries(SOURCE, subject)), subject


def test_a_call_names_a_message_and_gives_it_all_its_values() -> None:
    seen = list(calls())
    assert len(seen) > 700
    for name, function, code, values in seen:
        assert code in messages(), f"{name}: {code}"
        if values is not None:
            missing = messages()[code] - values - KNOWN.get(function, set())
            assert not missing, f"{name}: {code} lacks {missing}"


def test_whatever_looks_like_a_code_is_one() -> None:
    """Those that stand in tables, too, and are said elsewhere."""
    for name, source in texts().items():
        if not name.endswith(".py"):
            continue
        tree = ast.parse(source)
        parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node not in parts and _is_code(node.value):
                assert node.value in messages(), f"{name}: {node.value}"


def put_together() -> Iterator[str]:
    """Patterns of the codes that are put together: ``f"mistakes-{name}-question"``."""
    for name, source in texts().items():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.JoinedStr):
                    parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
                    yield "".join(map(str, parts))
        elif name.endswith(".js"):
            yield from (HOLE.sub("\0", text) for text in re.findall(r"`(browser-[^`]*)`", source))


def test_each_message_is_said_by_somebody() -> None:
    """By its code, or by one that is put together."""
    made = {code for code in put_together() if re.fullmatch(r"[a-z]+-[\w\0-]*", code) and "\0" in code}
    # What follows a name that is put together before: rules-<name>-title, learn-choice-<answer>.
    made |= {"rules-\0", "browser-crosses-\0", "browser-between-\0", "shrinking-nothing-vanishes\0"}
    whole = re.compile("|".join(f"(?:{code.replace(chr(0), '.+')})" for code in made))
    everything = "\n".join(
        [
            *texts().values(),
            *(path.read_text("utf-8") for path in ROOM.rglob("*.*") if path.suffix in (".py", ".ftl")),
        ]
    )
    said = set(re.findall(r"(?<=[\"'`{ ])[a-z]+-[\w-]*\w(?= ?[\"'`}])", everything))
    assert [code for code in messages() if code not in said and not whole.fullmatch(code)] == []


def test_each_code_that_is_put_together_is_there() -> None:
    """Whatever may stand in it: a rule's name, a mistake's, a status, a choice."""
    for mistake in dc.MISTAKES.values():
        assert mistake.statement
        assert mistake.question
        assert mistake.rule
    for rule in RULES:
        assert rule.statement
        assert rule.called
        assert rule.title
    assert all(entry.spoken for entry in FUNCTIONS.values())
    for scheme in Scheme:
        assert scheme.label
        assert scheme.sentence.filled(w="w")
    made = [
        *(f"tasks-{word.value}" for word in Asked),
        *(f"tasks-{word.value}-reason" for word in Asked),
        *(f"learn-{status.value.replace(' ', '-')}" for status in Status),
        *(f"teach-status-{status.name.lower()}" for status in Status if status is not Status.UNREADABLE),
        *(f"learn-choice-{word.value}" for words in CHOICES.values() for word in words),
        *(f"learn-k-{side.value}" for side in Side),
        *(f"teach-predicted-{known}" for known in ("alone", "known", "exists")),
        *(f"exports-line-{role}" for role in ("secant", "tangent", ESTIMATE)),
        *(f"browser-title-{plot}" for plot in ("lens", "slopes", "errors")),
        *(f"browser-{what}-{gap}" for what in ("crosses", "between") for gap in ("undefined", "jump")),
        *(
            f"shrinking-nothing-vanishes{there}{small}"
            for there in ("", "-there")
            for small in ("", "-small")
        ),
    ]
    assert [code for code in made if code not in messages()] == []


def test_the_markup_of_the_plots_names_messages() -> None:
    for name, text in texts().items():
        if name.endswith(".html"):
            for code in re.findall(r"\{\{ ([\w-]+) \}\}", text):
                assert messages()[code] == set(), code


def test_the_browsers_module_is_made_of_the_room() -> None:
    """``python -m deriv_core.words.browser > pages/ui/plots/sentences.js`` makes it."""
    path = ROOT / "pages" / "ui" / SENTENCES
    assert path.read_text(encoding="utf-8") == sentences_module(SOURCE)
    codes = set(re.findall(r"[\"`](browser-[\w-]*\w)[\"`]", "".join(texts().values())))
    assert codes <= messages().keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_language_is_also_a_message_of_the_source(language: str) -> None:
    for subject in subjects(SOURCE):
        for entry in entries(language, subject):
            needs = _Values()
            needs.visit(entry)
            assert needs.values <= messages()[entry.id.name], entry.id.name


def test_a_message_is_its_english_sentence_and_can_be_said_otherwise() -> None:
    with pytest.raises(dc.ExpressionError) as caught:
        dc.parse_function("foo(w)")
    message = caught.value.message
    assert message == "“foo” is not a known name."
    assert isinstance(message, Message)
    assert say(message, PSEUDO) == "“foo” îîs ñööt áá kñööwñ ñáámééséé.".replace("ééséé", "éé")
    for again in (pickle.loads(pickle.dumps(caught.value)).message, copy.deepcopy(message)):
        assert (again, say(again, PSEUDO)) == (message, say(message, PSEUDO))


def test_a_message_inside_another_is_said_in_its_language_too() -> None:
    corner = dc.classify_point(dc.parse_function("|w|"), "0").reason
    assert corner == "From the left the slope is −1, from the right 1: a corner, so no tangent."
    assert not re.search(r"[aeou]", say(corner, PSEUDO))
    many = joined([corner, corner])
    assert say(many, PSEUDO) == f"{say(corner, PSEUDO)} {say(corner, PSEUDO)}"


def test_what_was_typed_is_the_same_in_every_language() -> None:
    assert say("w is 3", PSEUDO) == "w is 3"
    renamed = exchanged(joined(["w", "w"], "lists-and"), lambda text: text.replace("w", "x"))
    assert (renamed, say(renamed, PSEUDO)) == ("x and x", "x ááñd x")


def test_a_value_is_no_pattern() -> None:
    """Braces, dollars and codes in what a learner typed mean nothing."""
    typed = "{ $word } { lists-and } $x$"
    assert Message("reading-not-known", word=typed) == f"{typed} is not known here."


def test_a_message_that_lacks_a_value_or_is_not_there_fails_at_once() -> None:
    with pytest.raises(LookupError):
        Message("reading-not-known")
    with pytest.raises(ValueError, match="most"):
        Message("reading-takes-arguments", shown="sin")
    with pytest.raises(LookupError):
        Message("reading-of-no-such-code")


def test_the_pseudo_language_leaves_no_english_word_and_keeps_what_is_no_word() -> None:
    for code, needs in messages().items():
        values = dict.fromkeys(needs, "1")
        english, pseudo = Message(code, **values), say(Message(code, **values), PSEUDO)
        assert pseudo.count("$") == english.count("$"), code
        assert re.findall(r"`[^`]*`", pseudo) == re.findall(r"`[^`]*`", english), code
    longer = sum(
        len(say(Message(code, **dict.fromkeys(needs, "")), PSEUDO)) for code, needs in messages().items()
    )
    plain = sum(len(Message(code, **dict.fromkeys(needs, ""))) for code, needs in messages().items())
    assert 1.25 < longer / plain < 1.45
