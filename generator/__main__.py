"""`python -m generator` is the same as `jirei`."""

import os
import signal
import sys


def start() -> int:
    """Runs the program; Ctrl+C while it is being imported is heard once its end can be told."""
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Else pydantic looks for plugins of its own among all packages that are installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from generator.cli import main
    from generator.core.garbage import look_rarely

    look_rarely()

    return main()


if __name__ == "__main__":  # a process that the preview starts imports this module too
    sys.exit(start())
