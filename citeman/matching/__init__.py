"""Which Records describe one work: block → compare → decide → cluster → merge.

Pure functions over the nouns of `model`. What may not live here: text clean-up, SQL, files but the package's own.
"""

from citeman.matching.judge import Judgement, judge
from citeman.matching.linking import link

__all__ = ["Judgement", "judge", "link"]
