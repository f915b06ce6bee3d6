"""The indexing process: `python -m generator.search FOLDER` reads records, writes the files."""

import sys
from pathlib import Path

from generator.search.indexing import write_index

if __name__ == "__main__":
    write_index(Path(sys.argv[1]))
