"""Five lines that replace a workbook: Havering's cost by year, as planned and as it turned out.

Needs the Havering plugin: ``pip install . ./plugins/havering``. ``s92kit.cost_table`` gives the
same lines as a data frame.
"""

from datetime import date

import s92kit

agreement = s92kit.load_catalogue(only={"havering"}).agreement("havering/partnership-plus-2019")
planned = s92kit.cost_schedule(agreement, s92kit.london_rates(), known_on=date(2019, 5, 31))
actual = s92kit.cost_schedule(agreement, s92kit.london_rates())
for schedule in (planned, actual):
    print(schedule.known_on or "today", {year.label: year.cost.text for year in schedule.years})
