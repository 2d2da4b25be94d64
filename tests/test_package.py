"""The project as a package: what is asked for, what is pinned, what a wheel carries, and that it serves."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from streamlit.web import cli

from derivative_explorer import serve

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LIBRARY = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
APPLICATION = [Requirement(text) for text in PROJECT["project"]["optional-dependencies"]["app"]]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]
PINNED = {
    "requirements.txt": LIBRARY + APPLICATION,
    "requirements-dev.txt": LIBRARY + APPLICATION + DEVELOPMENT,
}
IMPORTED_AS = {
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pyyaml": "yaml",
    "fluent-runtime": "fluent",
    "fluent-syntax": "fluent",
}
# What a wheel has of the application, and where.
INSIDE = "derivative_explorer/"
CARRIED = ("app.py", "pages", "lessons", ".streamlit")


def outside_imports(*paths: Path) -> set[str]:
    """Names of the packages that modules import from outside the project and the standard library."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"app", "pages", "deriv_core", "derivative_explorer"}


def names(requirements: list[Requirement]) -> set[str]:
    return {IMPORTED_AS.get(requirement.name, requirement.name) for requirement in requirements}


def test_the_library_asks_for_what_it_imports() -> None:
    assert outside_imports(*(ROOT / "deriv_core").rglob("*.py")) == names(LIBRARY)


def test_the_application_asks_for_what_it_imports() -> None:
    folders = (ROOT / "pages", ROOT / "derivative_explorer")
    modules = [ROOT / "app.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    # Plotly is not imported: only the Plotly.js inside it is served.
    assert outside_imports(*modules) | {"plotly"} == names(APPLICATION) | (
        outside_imports(*modules) & names(LIBRARY)
    )


@pytest.mark.parametrize("name", PINNED)
def test_all_that_is_asked_for_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^([\w.-]+)==([\w.]+)(.*(?:\n    --hash=.*)*)", text, flags=re.MULTILINE)
    assert len(entries) == len(re.findall(r"^\w", text, flags=re.MULTILINE))
    assert all("--hash=sha256:" in rest for _, _, rest in entries)
    pinned = {canonicalize_name(package): version for package, version, _ in entries}
    for requirement in PINNED[name]:
        assert requirement.specifier.contains(pinned[requirement.name]), requirement
    assert "://" not in text


def test_development_runs_what_is_served() -> None:
    served, tested = (
        set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / name).read_text(), re.M)) for name in PINNED
    )
    assert served <= tested


def test_the_command_hands_its_options_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(cli, "main", lambda arguments, prog_name: called.append(arguments))
    serve.main(["--port", "8600", "--address", "127.0.0.1", "--no-browser"])
    serve.main([])
    application = str(ROOT / "app.py")
    asked = ["--server.port=8600", "--server.headless=true", "--server.address=127.0.0.1"]
    assert called == [
        ["run", application, *asked],
        ["run", application, "--server.port=8501", "--server.headless=false"],
    ]


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        serve.main(["--port", port])
    assert "--port" in capsys.readouterr().err


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_a_wheel_carries_all_of_the_application(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = [path for name in CARRIED for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    ours = {INSIDE + path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert {name for name in inside if name.startswith(tuple(INSIDE + name for name in CARRIED))} == ours
    assert {Path(name).suffix for name in ours} >= {".py", ".js", ".css", ".html", ".svg", ".md", ".toml"}
    assert "deriv_core/py.typed" in inside


@pytest.mark.slow
def test_a_wheel_puts_no_plain_name_beside_other_packages(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"deriv_core", "derivative_explorer"}


@pytest.fixture
def served(wheel: Path, tmp_path: Path) -> Iterator[str]:
    """The address of what the command serves, from a wheel's files and in another folder than they are in."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "elsewhere").mkdir()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "derivative_explorer.serve",
         "--port", str(port), "--address", "127.0.0.1", "--no-browser"],
        cwd=tmp_path / "elsewhere", env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    assert any(b"http://" in line for line in process.stdout)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=30)
    process.stdout.close()


@pytest.mark.slow
def test_the_command_serves_from_where_it_is_installed(served: str) -> None:
    request = urllib.request.Request(served, headers={"Accept": "text/html"})
    with urllib.request.urlopen(served + "/_stcore/health", timeout=20) as health:
        assert health.status == 200
    with urllib.request.urlopen(request, timeout=20) as document:
        assert b".st-key-fields" in document.read()
        assert "script-src 'self'" in document.headers["Content-Security-Policy"]
