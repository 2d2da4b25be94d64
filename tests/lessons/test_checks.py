"""What is checked beyond reading: answers against the core, links, HTML; and the command for authors."""

from __future__ import annotations

from pathlib import Path

import pytest

from deriv_core.lessons.checks import check_lesson
from deriv_core.lint_lessons import main
from tests.lessons.conftest import FRONT, LESSONS, lesson

ASK = "question: q\nwhy: w\n"


def wrong(body: str) -> list[str]:
    return [str(error) for error in check_lesson(lesson(body), {"a", "b"})]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("ask: sign\nfunction: w^2\npoint: 3\nanswer: negative", "a.md:13: answer: “negative” is not what"),
        ("ask: sign\nfunction: w^2\npoint: 3\nanswer: plus", "a.md:13: answer: It is one of positive"),
        ("ask: number\nfunction: w^2\npoint: 3\nanswer: 7", "“7” is not what is worked out: 6."),
        ("ask: derivative\nfunction: w^2\nanswer: w", "“w” is not what is worked out: 2*w."),
        ('ask: exists\nfunction: "|w|"\npoint: 0\nanswer: "yes"', "“yes” is not what is worked out: no."),
        ("ask: over_under\nfunction: 2w\npoint: 3\neps: 1\nanswer: above", "worked out: equal."),
        (
            'ask: sign\nfunction: "|w|"\npoint: 0',
            "a.md:7: ask: This question has no answer to show. At w = 0 there",
        ),
        ("ask: number\nof: value\nfunction: 1/w\npoint: 0", "There is no such number"),
    ],
)
def test_an_answer_is_checked_against_the_core(body: str, message: str) -> None:
    (found,) = wrong(f"```predict\n{ASK}{body}\n```\n")
    assert message in found


def test_a_right_answer_may_be_given() -> None:
    assert wrong(f"```predict\n{ASK}ask: derivative\nfunction: w^2\nanswer: w + w\n```\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<b>no</b>", "HTML is not shown: <b>"),
        ("<div>\nno\n</div>", "HTML is not shown: <div>"),
        ("# Title", "begin a heading with ##"),
        ("[x](https://example.org)", "a place that is not known: https://example.org"),
        ("[x](http://en.wikipedia.org/)", "a place that is not known"),
        ("[x](//example.org)", "a place that is not known"),
        ("[x](data:text/plain,x)", ""),
        ("See https://example.org/a_b.", "a place that is not known: https://example.org/a"),
        ("See HTTP://en.wikipedia.org", "a place that is not known"),
        ("(www.example.org)", "a place that is not known: http://www.example.org"),
        ("Write to a.b@example.org.", "a place that is not known: mailto:a.b@example.org"),
        ("[x](?lesson=c)", "There is no lesson c."),
        ("![x](x.png)", "Pictures are not shown"),
    ],
)
def test_markdown_that_leads_astray(text: str, message: str) -> None:
    found = wrong(f"Fine.\n\n{text}\n")
    if message:
        assert found[0].startswith("a.md:9: ")
        assert message in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "[x](?lesson=b) and [y](./) and [z](https://en.wikipedia.org/wiki/Derivative)",
        "See https://en.wikipedia.org/wiki/Derivative, or [https://x](https://docs.sympy.org/).",
        "Not `https://example.org`, nor a `b@example.org`.",
        "With $a<b$ and $b>c$ no HTML is meant, nor in `<b>`.",
    ],
)
def test_markdown_that_does_not(text: str) -> None:
    assert wrong(text) == []


def test_markdown_of_a_question_is_checked_too() -> None:
    (found,) = wrong(
        "```predict\nask: sign\nfunction: w\npoint: 1\nquestion: <i>q</i>\nwhy: w\n```\n".replace(
            "<i>q</i>", "q <i>"
        )
    )
    assert found == "a.md:11: question: HTML is not shown: <i>"


def test_a_text_of_many_lines_is_blamed_at_its_key() -> None:
    body = "question: q\nwhy: >-\n  one\n\n  two <i>\nhint: www.example.org"
    found = wrong(f"```predict\nask: sign\nfunction: w\npoint: 1\n{body}\n```\n")
    assert [text.split(": ")[0] + ": " + text.split(": ")[1] for text in found] == [
        "a.md:12: why",
        "a.md:16: hint",
    ]


def test_a_block_that_cannot_be_shown() -> None:
    assert (
        "no form in plain Python"
        in wrong('```sympy\nfunction: "|w|"\npoints: 1\neps: 1\nshow: [quotient]\n```\n')[0]
    )


def test_a_descent_that_cannot_begin_is_reported() -> None:
    (found,) = wrong("```descend\nfunction: exp(exp(w))\nstart: 100\nrate: 1\n```\n")
    assert found == "a.md:7: start: J or its derivative is too large to be computed here."


def test_our_own_lessons_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path) for path in sorted(LESSONS.glob("*.md"))]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_prints_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.md"
    path.write_text(FRONT + "```explore\nfunction: )\npoints: 1\n```\n", encoding="utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:8: function: ")


def test_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "deriv_core.lint_lessons" in capsys.readouterr().out


def test_without_lessons_the_command_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 1
