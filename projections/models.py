"""Every read model there is: a list to read, like the catalogue of transitions."""

from projections.case_file import CASE_FILE
from projections.model import ReadModel
from projections.radar import RADAR
from projections.term_register import TERM_REGISTER
from projections.worklist import WORKLIST

MODELS: tuple[ReadModel, ...] = (WORKLIST, CASE_FILE, TERM_REGISTER, RADAR)
