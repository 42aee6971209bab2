"""The command line without a process of its own: for files that run it a hundred times."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from minority_site.cli import main
from tests.conftest import Project, Run


@dataclass(frozen=True)
class InProcess(Project):
    """A project whose commands run here, unless they need an environment of their own."""

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Run:
        """Run `minority-site` on it."""
        if env is not None:
            return super().run(*arguments, env=env)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*arguments, "--project", str(self.root)])
        return Run(code, out.getvalue(), err.getvalue())
