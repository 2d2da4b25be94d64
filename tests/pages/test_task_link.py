"""Links that hold a task: there and back, and what a stranger may put into one."""

from __future__ import annotations

import base64
import json
import random
import string
import time
import zlib
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings

from deriv_core.lessons.task import Task, task_data
from deriv_core.lessons.task_reading import read_task
from pages.ui.teach.link import LONGEST_READABLE, Opened, TooLong, encoded, read_query, write_query
from pages.ui.teach.packing import LONGEST_PACKED, pack, unpack
from tests.lessons.test_task import tasks

pytestmark = pytest.mark.slow


def noise(length: int, seed: int = 0) -> str:
    """Text that no packing makes shorter."""
    return "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=length))


def opened(address: str) -> Opened:
    return read_query(parse_qs(address, keep_blank_values=True))


def packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


@given(tasks())
@settings(max_examples=60, deadline=None)
def test_a_link_brings_the_same_task(task: Task) -> None:
    assert opened(encoded(write_query(task))) == Opened(task)


@given(tasks())
@settings(max_examples=30, deadline=None)
def test_a_packed_link_brings_the_same_task(task: Task) -> None:
    assert opened(f"task={pack(task_data(task))}") == Opened(task)


def test_a_short_link_can_be_read() -> None:
    address = "f=w^2&at=3,-3&eps=0.5&show=picture,table&lock=function&order=ask&ask=sign@-3:Up%20or%20down%3F"
    task = opened(address).task
    assert task is not None
    assert task.questions[0].question == "Up or down?"
    assert encoded(write_query(task)) == address


def test_a_long_task_is_packed_and_a_longer_one_refused() -> None:
    words = [f"Question {n}, with many words that are not all alike {n * 7919}" for n in range(8)]
    task = opened(encoded({"ask": [f"sign:{text * 3}" for text in words]})).task
    assert task is not None
    query = write_query(task)
    assert list(query) == ["task"]
    assert opened(encoded(query)) == Opened(task)
    assert len(encoded(query)) < len(words) * len(words[0]) * 3 + LONGEST_READABLE
    data = {
        "questions": [
            {"ask": "sign", "question": noise(400, n), "why": noise(600, 100 + n)} for n in range(8)
        ]
    }
    task, wrong = read_task(data)
    assert wrong == ()
    with pytest.raises(TooLong, match="Shorten its texts"):
        write_query(task)


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("f=sin(", "f: “sin(”: Something is missing"),
        ("f=w&at=1,foo", "at: “foo”"),
        ("f=w&eps=0", "eps: “0”"),
        ("f=w&scheme=up", "scheme: There is no “up”."),
        ("f=w&x=1:2", "x: A window needs both x and y."),
        ("f=w&show=all", "show: There is no “all”."),
        ("f=w&lock=f", "lock: There is no “f”."),
        ("f=w&f=w^2", "f stands here more than once"),
        ("f=w&colour=red", "colour is no part of a task's address."),
        ("f=w&ask=slope", "ask 1: There is no “slope”."),
        ("f=w&ask=sign@foo", "ask 1, point: “foo”"),
        ("f=w&ask=number&within=1:x", "ask 1, within: "),
        ("f=w&ask=sign&hint=2:x", "hint=2:x: It begins with the number"),
        ("f=w&ask=sign&hint=x", "hint=x: It begins with the number"),
        ("f=" + "w" * 1001, "f is longer than 1000 characters."),
        ("f=w&at=1e39*1e39", ""),
        ("colour=red", "colour is no part of a task's address."),
        ("task=", "task: This is not a task."),
        ("task=%00", "task: This is not a task."),
        ("task=AAAA", "task: This is not a task."),
        (f"task={packed(b'{}')}&f=w", "f is not used beside task."),
    ],
)
def test_bad_parts_are_named_by_their_key(address: str, notice: str) -> None:
    found = opened(address)
    assert any(line.startswith(notice) for line in found.ignored) or not notice
    assert (found.task is None) == (
        address.startswith(("task=&", "colour", "task=%", "task=A")) or address == "task="
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 20_000,
        b'{"function":' * 2_000,
        b'{"function":' + b"9" * 20_000 + b"}",
        b'{"function":"w"}' + b" " * 10_000_000,
        b'"w"',
        b"[]",
        b"null",
        b"\xff\xfe",
        b"",
    ],
    ids=[
        "nested lists",
        "nested mappings",
        "a long number",
        "a bomb",
        "a text",
        "a list",
        "null",
        "no text",
        "none",
    ],
)
def test_what_is_packed_is_bounded_and_strict(raw: bytes) -> None:
    began = time.perf_counter()
    assert unpack(packed(raw)) is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "data",
    [
        {"function": 3, "points": {"a": 1}, "eps": None, "panels": [[]], "locked": [1], "x": True, "y": []},
        {"questions": [[], {}, {"ask": []}, {"ask": "sign", "question": 1}, None]},
        {"questions": {"0": "sign"}, "order": [], "__class__": "x"},
        {"function": "__import__('os').system('x')"},
        {"function": "w" * 20_000},
        {"questions": [{"ask": "sign", "question": "x" * 20_000}]},
        {f"k{n}": "x" for n in range(500)},
    ],
)
def test_wrong_types_leave_a_task_and_notices(data: dict[str, object]) -> None:
    found = opened(f"task={pack(data)}")
    assert found.task is not None
    assert found.task.explore.function.text == "w^2"
    assert 0 < len(found.ignored) <= 13
    assert all(line.startswith(("task, ", "… and")) and len(line) < 250 for line in found.ignored)


def test_a_broken_base64_and_a_stream_with_more_after_it() -> None:
    good = packed(json.dumps({"function": "w^3"}).encode())
    assert unpack(good) == {"function": "w^3"}
    assert unpack(good[:-3]) is None
    assert unpack(good + "!") is None
    twice = zlib.compress(b"{}") + zlib.compress(b"{}")
    assert unpack(base64.urlsafe_b64encode(twice).decode().rstrip("=")) is None
    assert unpack("A" * (LONGEST_PACKED + 1)) is None


def test_a_half_sign_in_json_reaches_no_screen() -> None:
    """JSON may write half of a surrogate pair; the websocket could not carry it."""
    found = opened(
        "task=" + packed(b'{"function":"\\ud800","questions":[{"ask":"sign","question":"\\udfffup"}]}')
    )
    assert "".join(found.ignored).encode()


def test_a_function_that_is_too_long_when_written_out_is_told_of_once() -> None:
    long = "+".join(["sin x"] * 49)
    found = opened(encoded({"f": [long], "ask": ["sign@1"]}))
    assert found.ignored[0] == "f: Written out, this is longer than 300 characters."
    assert found.task is not None
    assert (found.task.explore.function.text, found.task.questions) == ("w^2", ())


def test_a_function_the_page_cannot_draw_is_told_of() -> None:
    found = opened("f=w^2&at=1e30*1e30*1e30*1e30*1e30*1e30*1e30*1e30*1e30*1e30*1e30")
    assert found.task is not None
    assert found.ignored[0].startswith("at: ")
