"""Opening the desk on articles named on the command line: one story, read as the desk starts."""

from recoupe.app.web.adding import order_for, place
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Job, new_job


def open_with(desk: Desk, names: tuple[str, ...]) -> Job:
    """Have some inputs read into a new story; whoever opens the desk sees it grow."""
    job = new_job("", ", ".join(names)[:300])
    desk.jobs.add(job, lambda: order_for(desk, job, names), lambda job, made: place(desk, job, made))
    return job
