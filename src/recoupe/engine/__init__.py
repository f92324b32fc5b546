"""Calls the stages in order, in this process or in others."""
