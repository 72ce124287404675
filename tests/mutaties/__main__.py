"""``python tests/mutaties``: what stands in ``opdracht``, with the folder of the tests on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mutaties.opdracht import main

sys.exit(main())
