"""The store on disk: not yet."""
