"""Paper: letters, flyers and copies as PDF that a screen reader can read, made from data by Typst."""

from .contributions import Piece, contributions
from .letters import Way, flyer, invitation_letter, letter, question_letter

__all__ = ["Piece", "Way", "contributions", "flyer", "invitation_letter", "letter", "question_letter"]
