"""Bytes to pages: files, folders, standard input."""
