"""Notices in a growing answer that the model runs in circles, so that it can be cut short. It owns no table."""

#: Equal pieces in a row, spaces aside: Ollama itself gives up after so many, without a word.
MOST_EQUAL = 30
#: Whitespace in a row, in characters: a deep indentation has a few dozen.
MOST_BLANK = 200
#: A phrase counts as a loop when it stands at least so many times in a row, over at least so many characters.
LEAST_TIMES, LEAST_LENGTH = 6, 240
#: Characters at the end of the answer that are searched, and new characters between two searches.
TAIL, EVERY = 1_800, 120


class Watch:
    """Fed with one answer piece by piece. A table with equal rows is no loop until it has six of them in a row."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._tail = ""
        self._unsearched = 0
        self._last, self._equal = "", 0

    def loops(self, piece: str) -> bool:
        """Take the next piece and say whether the answer has begun to repeat itself."""
        if not piece:
            return False
        plain = piece.strip()
        self._equal = self._equal + 1 if plain == self._last else 1
        self._last = plain
        self._tail = (self._tail + piece)[-TAIL:]
        self._unsearched += len(piece)
        if self._equal > MOST_EQUAL or len(self._tail) - len(self._tail.rstrip()) > MOST_BLANK:
            return True
        if self._unsearched < EVERY:
            return False
        self._unsearched = 0
        return is_loop(self._tail)


def is_loop(text: str) -> bool:
    """Whether `text` ends in one phrase at least six times in a row, over at least 240 characters.

    The shortest period of every ending follows from the failure function of Knuth, Morris and Pratt on the reversed text.
    """
    reverse = text[::-1]
    failure = [0] * len(reverse)
    matched = 0
    for position in range(1, len(reverse)):
        while matched and reverse[position] != reverse[matched]:
            matched = failure[matched - 1]
        matched += reverse[position] == reverse[matched]
        failure[position] = matched
        length = position + 1
        if length >= LEAST_LENGTH and (length - matched) * LEAST_TIMES <= length:
            return True
    return False
