"""Interviews: how a page lays them out, whose turn it is, what each answer says."""
