# prefix: ml-logging
# title: Logging
# description: Messages with their time, on the console and in a file.
# category: Setup
# needs: torch
# stops: ['"train.log"', logger]

import logging
from pathlib import Path

# ---

logging.basicConfig(
    level=logging.INFO,
    format="%(asctime)s %(levelname)s %(message)s",
    handlers=[logging.StreamHandler(), logging.FileHandler("train.log")],
)
logger = logging.getLogger(__name__)

# ---

logger.info("epoch %d", 1)
assert "epoch 1" in Path("train.log").read_text()
logging.shutdown()
