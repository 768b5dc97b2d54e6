"""The one real letter, of which only what is known is told.

Its date, its number and what it asks. When it arrived is not proven, and no life was invented for it.
"""

from workers.demo.life import Life
from workers.demo.steps import received

LETTER = Life(
    "de brief van 20 december 2023",
    (
        received(
            "2023-12-20 12:00",
            "Reactie op de Handreiking samenwerken in de stad",
            "Geef inwoners mede de regie over het participatieplan, en werk met scenario's.",
            "Omarm initiatieven en deskundigheid van inwoners; antwoord inhoudelijk en op tijd.",
            "Zorg voor ondersteuning van inwoners bij participatie.",
            "Moedig raadsleden aan om met de stad in gesprek te gaan.",
            "Geef ambtenaren de ruimte.",
            initiator="Leidse Gesprekken",
            municipality="leiden",
            channel="letter",
            external_number="Z/23/3591676",
            receipt_proven=False,
        ),
    ),
)
