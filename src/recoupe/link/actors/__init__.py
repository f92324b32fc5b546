"""Who is who over a whole story."""

from recoupe.link.actors.linking import link_actors

__all__ = ["link_actors"]
