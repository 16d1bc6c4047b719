"""Nobody listens: the progress of a view that is made without a listener."""

__all__ = ["unheard"]


def unheard(step: str, done: int, total: int) -> None:
    """Do nothing."""
