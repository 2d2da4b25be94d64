"""The command `derivative-explorer`: serve the application, from wherever it is installed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

PORT = 8501
_HERE = Path(__file__).parent


def application() -> Path:
    """The file that is served: beside this one in a wheel (see pyproject.toml), above it in a clone."""
    return next(path for path in (_HERE / "app.py", _HERE.parent / "app.py") if path.is_file())


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    arguments : sequence of str, optional
        What was typed after the command's name; the process's own arguments if left out.

    Raises
    ------
    SystemExit
        With the server's code, or 2 where it was called wrongly or is not installed.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.version:
        print(metadata.version("derivative-explorer"))
        return
    try:
        from streamlit.web import cli
    except ModuleNotFoundError:
        parser.error(
            "only the library is installed; pip install '.[app]' in the project's folder adds the application"
        )
    options = [f"--server.port={asked.port}", f"--server.headless={str(not asked.browser).lower()}"]
    if asked.address is not None:
        options.append(f"--server.address={asked.address}")
    # Streamlit puts the file's folder first on the path, for `pages` to be found, and reads .streamlit in it.
    cli.main(["run", str(application()), *options], prog_name="streamlit")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="derivative-explorer", description="Serve Derivative Explorer, and open it in the browser."
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, help="the port it is served on (default: %(default)s)"
    )
    parser.add_argument(
        "--address", help="the address it listens on, such as 127.0.0.1 (default: every one of this machine)"
    )
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="open no browser")
    parser.add_argument("--version", action="store_true", help="say which version is installed, and end")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: 1 to 65535")
    return port


if __name__ == "__main__":
    main()
