"""Who is who over a whole story."""

from recoupe.link.actors.linking import link_actors
from recoupe.link.actors.orders import find_lost

__all__ = ["find_lost", "link_actors"]
