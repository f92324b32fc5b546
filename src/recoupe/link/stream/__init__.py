"""Articles as they come, put into stories that keep their names."""

from recoupe.link.stream.clustering import cluster_stream
from recoupe.link.stream.settings import DEFAULT, StreamSettings

__all__ = ["DEFAULT", "StreamSettings", "cluster_stream"]
