"""What the program knows of places: cities (GeoNames), countries, US states; regions, waters, sites of our own."""

from allegedly.knowledge.places.context import Context, context
from allegedly.knowledge.places.gazetteer import LARGE, SMALL, SMALL_DIVISION, Gazetteer, Known, gazetteer, key

__all__ = ["LARGE", "SMALL", "SMALL_DIVISION", "Context", "Gazetteer", "Known", "context", "gazetteer", "key"]
