"""The command `derivative-explorer`: serve the application, from wherever it is installed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from deriv_core.words import Message

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
        parser.error(Message("serve-only-library-installed-pip-install"))
    options = [f"--server.port={asked.port}", f"--server.headless={str(not asked.browser).lower()}"]
    if asked.address is not None:
        options.append(f"--server.address={asked.address}")
    # Streamlit puts the file's folder first on the path, for `pages` to be found, and reads .streamlit in it.
    cli.main(["run", str(application()), *options], prog_name="streamlit")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="derivative-explorer", description=Message("serve-serve-derivative-explorer-and-open")
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, help=Message("serve-port-served-on-default-default")
    )
    parser.add_argument("--address", help=Message("serve-address-listens-on-such-127"))
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help=Message("serve-open-no-browser")
    )
    parser.add_argument(
        "--version", action="store_true", help=Message("serve-say-which-version-installed-and")
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(Message("serve-no-port-1-65535", text=text))
    return port


if __name__ == "__main__":
    main()
