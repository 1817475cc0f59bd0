"""Derived mistakes: what a reference becomes under one slip, so that slips nobody catalogued get a sentence."""
