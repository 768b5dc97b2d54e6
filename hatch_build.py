"""Put the style of the NL Design System beside the pages while the package is built, where npm can get it.

Without npm or without a network the build goes on: the pages then have their own plain style sheet, which
needs nothing else. What was put there before stays.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TAKEN = {
    "@nl-design-system-unstable/voorbeeld-design-tokens": "dist/theme.css",
    "@nl-design-system-candidate/data-badge-css": "dist/data-badge.css",
    "@nl-design-system-candidate/link-css": "dist/html/link.css",
    "@nl-design-system-candidate/skip-link-css": "dist/skip-link.css",
}
"""One file of each package, and its licence; nothing of it is a program."""

PATIENCE_SECONDS = 300
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error")


class StyleHook(BuildHookInterface[Any]):
    """Runs before the wheel, and before the editable one of `make setup`, which gets what tests need too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill `web/static/vendor`; `pyproject.toml` tells that it is packaged although git ignores it."""
        del build_data
        root = Path(self.root)
        try:
            fetch(root, "--include=dev" if version == "editable" else "--omit=dev")
            put(root / "node_modules", root / "web/static/vendor")
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"no style of the NL Design System, only our own: {error}")


def fetch(root: Path, which: str) -> None:
    """Get the packages of `package-lock.json`, each by its hash, and run nothing of them."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    subprocess.run(  # noqa: S603 - npm, with arguments that are constants
        [npm, *_INSTALL, which], cwd=root, check=True, capture_output=True, timeout=PATIENCE_SECONDS
    )


def put(packages: Path, vendor: Path) -> None:
    """Copy the wanted files and their licences: beside what is there, then in its place at once."""
    fresh = vendor.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for package, wanted in TAKEN.items():
        file = packages / package / wanted
        shutil.copyfile(file, fresh / file.name)
        shutil.copyfile(packages / package / "LICENSE.md", fresh / f"{file.stem}.LICENSE.md")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
