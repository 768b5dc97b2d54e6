"""The sample: invented lives in Lindewaard, which does not exist, and one real letter."""

from workers.demo.life import Life
from workers.demo.lives import challenge, letter, short, support, together

LIVES: tuple[Life, ...] = (
    letter.LETTER,
    support.SQUARE,
    support.GARDEN,
    support.LIBRARY,
    support.STAMP,
    support.STAGE,
    together.PLAYGROUND,
    together.PROMISE,
    together.ROUTE,
    challenge.MAINTENANCE,
    challenge.BUS,
    challenge.HALL,
    short.CANAL,
    short.MARKET,
    short.BENCH,
)
