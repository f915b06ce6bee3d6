"""`python -m generator`."""

import gc
import sys

gc.set_threshold(100_000, 50, 50)  # articles are many small objects, and no rings of them

from generator.cli import main  # noqa: E402

sys.exit(main())
