"""Every page in the pseudo-language: what is plain English does not come from the words room."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from deriv_core.words.catalogue import PSEUDO
from tests.browser.conftest import OpenPage, streamlit_server
from tests.served import ROOT

PAGES = {
    "/": ".de-ready",
    "/?f=|w|&at=0,1": ".de-ready",
    "/?f=sin(&at=zz&eps=0&foo=1": ".st-key-ignored",
    "/shrinking?f=1/w&at=2": ".st-key-careful_table",
    "/shrinking?f=sign(w)&at=0": ".de-ready",
    "/steps?f=x^2 sin x&mode=lines": ".st-key-steps_rules",
    "/steps?f=x^2 sin x&mode=rules": ".st-key-steps_outline",
    "/lessons": "[data-testid=stButton]",
    "/lessons?lesson=the-lab&show=all": "[data-testid=stForm]",
    "/teach": ".st-key-teach_add",
    "/task": "[data-testid=stLinkButton]",
    "/task?f=w^2&at=3&ask=sign@3&order=ask": "[data-testid=stForm]",
}

# Formulas, code, what authors wrote, and what is for the browser alone.
LEFT_OUT = (
    *("style", "script", "noscript", "code", "pre", "input", "svg.main-svg", ".katex"),
    *("[data-testid=stIconMaterial]", "[class*=st-key-prose_]", "[class*=st-key-lesson_summary]"),
)
# What Streamlit says by itself, in English.
STREAMLITS = (
    *("stSkipToContent", "stHeaderActionElements", "stElementToolbar", "stCodeCopyButton"),
    *("stHeaderLogo", "stSidebarLogo"),
)
# What it calls things for those who hear the page, around words of ours.
NAMED_BY_STREAMLIT = (
    *("[data-testid=stTable] > *", "[data-testid=stTopNav]", "[data-testid=stSidebar]", "kbd"),
    *("[data-testid=stSidebarNav]", "[data-testid=stLogoLink]", "[data-testid=stSelectbox] *"),
    "[data-testid=stCode] *",
)

#: All that is read and heard.
TEXTS = r"""([left, named]) => {
  const found = [];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent.trim());
      if (child.nodeType !== Node.ELEMENT_NODE || child.matches(left)) continue;
      if (getComputedStyle(child).display === "none") continue;
      const names = ["aria-label", "aria-valuetext", "title", "alt", "placeholder"];
      for (const name of child.matches(named) ? [] : names) found.push(child.getAttribute(name) ?? "");
      walk(child);
      if (child.shadowRoot) walk(child.shadowRoot);
    }
  };
  walk(document.body);
  return found.filter(Boolean);
}"""

CONTROLS = (
    "button, a, summary, label, h1, h2, h3, [role=tab], [role=radio], .de-legend li, .de-row, .de-caption"
)
#: What is cut off by its own box, stands beyond the window where nothing scrolls, or is written over another.
CLIPPED = r"""([controls, left, page]) => {
  const style = (element) => getComputedStyle(element).overflowX;
  const written = (element) => {
    const range = document.createRange();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (texts.nextNode()) {
      // What is cut away is for who hears the page.
      let around = texts.currentNode.parentElement;
      const whole = (part) => part !== element && getComputedStyle(part).clipPath === "none";
      while (whole(around)) around = around.parentElement;
      if (around !== element) continue;
      range.selectNodeContents(texts.currentNode);
      boxes.push(...range.getClientRects());
    }
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
    return { left, top, right, bottom };
  };
  const [cut, pressed] = [[], []];
  for (const control of document.querySelectorAll(controls)) {
    const box = control.getBoundingClientRect();
    const seen = control.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    if (!seen || control.closest(left)) continue;
    const parts = [control, ...control.querySelectorAll("*")].filter((part) => !part.closest(".katex"));
    const full = parts.find((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1
      && ["hidden", "clip"].includes(style(part)));
    let scrolls = false;
    for (let around = control.parentElement; around; around = around.parentElement) {
      scrolls ||= !around.matches(page) && ["auto", "scroll"].includes(style(around));
    }
    const words = control.textContent.trim().slice(0, 60);
    if (full) cut.push(`${words}: ${full.scrollWidth} in ${full.clientWidth}`);
    else if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) cut.push(`${words}: to ${box.right}`);
    if (!scrolls && control.matches("button, a, summary")) pressed.push([control, written(control), words]);
  }
  for (const [one, a, words] of pressed) {
    for (const [other, b, others] of pressed) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 2) cut.push(`${words} over ${others}`);
    }
  }
  return cut;
}"""

# A word with a vowel that has no accent; a letter beside it or a sign of LaTeX makes it none.
PLAIN = re.compile(r"(?<![\w\\^_.=&?/-])[A-Za-z]*[aeiouAEIOU][A-Za-z]*(?![\w.=/-])")
# The brand, functions, and the keys of an address, which are the same in every language.
SAME = {"Derivative", "Explorer", "sin", "cos", "sign", "abs", "sigmoid", "foo", "LaTeX"}


@pytest.fixture(scope="module")
def pseudo() -> Iterator[str]:
    """The application in the pseudo-language."""
    with streamlit_server(ROOT / "app.py", language=PSEUDO) as address:
        yield address


def plain_english(text: str) -> list[str]:
    return [word for word in PLAIN.findall(text) if word not in SAME and len(word) > 2]


def lessons() -> str:
    """What authors wrote, in the language of their lesson."""
    return " ".join(
        re.sub(r"\s+", " ", path.read_text("utf-8").replace("*", ""))
        for path in (ROOT / "lessons").glob("*.md")
    )


def texts_of(page: Page) -> list[str]:
    written = lessons()
    left = ", ".join([*LEFT_OUT, *(f"[data-testid={name}]" for name in STREAMLITS)])
    texts = page.evaluate(TEXTS, [left, ", ".join(NAMED_BY_STREAMLIT)])
    found = [re.sub(r"\s+", " ", text) for text in texts]
    titles = re.compile("|".join(map(re.escape, re.findall(r"title: (.+?) summary:", written))))
    return [titles.sub("", text) for text in found if text not in written]


def clipped(page: Page) -> list[str]:
    left = ", ".join(f"[data-testid={name}]" for name in (*STREAMLITS, "stSidebar"))
    around = "body, [data-testid=stMain], [data-testid=stAppViewContainer], [data-testid=stApp]"
    return list(page.evaluate(CLIPPED, [CONTROLS, left, around]))


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_no_plain_english_and_no_clipped_control(path: str, open_page: OpenPage, pseudo: str) -> None:
    page = open_page(path, base=pseudo)
    expect(page.locator(PAGES[path]).first).to_be_attached()
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    assert [text for text in texts_of(page) if plain_english(text)] == []
    assert clipped(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("[data-testid=stTopNav]")).to_have_count(0)
    assert clipped(page) == []


def test_plain_english_is_found() -> None:
    assert plain_english("Dráág the pööîîñt, sin w") == ["the"]
    assert plain_english("pages/ui d J(w) ε, Tééñ cos(w)") == []
