"""Bitmaps that stay bytes until they are asked for."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from store.filter.index.packing import Packed, PackedBy, pack_bitmaps, pack_ranks, unpack_ranks
from store.filter.index.ranks import BRANCH, ranked

SLOTS = st.frozensets(st.integers(0, 1 << 18), max_size=40)


@given(st.lists(SLOTS, max_size=12), st.slices(12))
def test_packed_bitmaps_are_read_like_a_list(lists: list[frozenset[int]], part: slice) -> None:
    made = [BitMap(one) for one in lists]
    packed = Packed(pack_bitmaps(made))
    assert list(packed) == made
    assert packed[part] == made[part]
    assert [packed[-1]] == made[-1:] if made else not packed
    by = PackedBy(range(7, 7 + len(made)), packed)
    assert dict(by) == dict(enumerate(made, 7))
    assert by.get(6) is None


@pytest.mark.parametrize("values", [3, BRANCH, 3 * BRANCH + 5])
def test_ranks_say_the_same_once_they_have_been_packed(values: int) -> None:
    made = ranked({float(value): BitMap([value, value + 9]) for value in range(values)})
    again = unpack_ranks(pack_ranks(made))
    assert pack_ranks(again) == pack_ranks(made)
    for low, high in ((None, None), (1.0, 2.0), (2.0, values - 1.0), (values + 1.0, None)):
        assert again.between(low, high) == made.between(low, high)


def test_bytes_of_something_else_are_refused_at_once() -> None:
    whole = pack_bitmaps([BitMap([1, 2]), BitMap([3])])
    for data in (whole[:-1], whole + b"\0", whole[:6], b"", array("I", [9]).tobytes()):
        with pytest.raises((ValueError, IndexError)):
            Packed(data)
    with pytest.raises(ValueError, match="key"):
        PackedBy([1], Packed(whole))
