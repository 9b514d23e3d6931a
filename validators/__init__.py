"""Reads files as people send them and judges every cell; pandera lives here."""
