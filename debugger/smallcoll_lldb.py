"""Formatters of lldb for the collections of smallcoll.

    (lldb) command script import debugger/smallcoll_lldb.py

See docs/debugging.md.
"""

import json

import lldb

# The most bytes of a text that are shown.
MAX_TEXT = 1024

# Where a collection or an iterator keeps its buffer.
INNER = ("buf", "text", "bytes", "deque", "store", "entries", "map", "keys")


def member(value, name):
    """The field of that name, or `None`."""
    child = value.GetChildMemberWithName(name)
    return child.GetNonSyntheticValue() if child.IsValid() else None


def unwrap(value):
    """What `MaybeUninit`, `ManuallyDrop`, `NonZero` and their like hold."""
    kinds = (lldb.eTypeClassStruct, lldb.eTypeClassUnion, lldb.eTypeClassClass)
    while value.type.GetTypeClass() in kinds:
        count = value.type.GetNumberOfFields()
        if count == 0 or value.type.GetFieldAtIndex(0).name == "_inline":
            break
        value = value.GetChildAtIndex(count - 1).GetNonSyntheticValue()
    return value


def raw_bytes(value):
    """The bytes of a value, and their order."""
    data, error = value.GetData(), lldb.SBError()
    order = "little" if data.GetByteOrder() == lldb.eByteOrderLittle else "big"
    return data.ReadRawData(error, 0, data.GetByteSize()), order


class Buf:
    """An `InlineBuf`, read as `src/raw/` lays it out.

    Sizes, offsets and endianness are the program's.
    """

    def __init__(self, buf):
        self.owner = buf
        self.process = buf.GetProcess()
        body = unwrap(member(buf, "body"))
        heap = unwrap(member(body, "_heap"))
        self.inline = unwrap(member(body, "_inline"))
        array = self.inline.type
        self.element = array.GetArrayElementType()
        self.size = self.element.GetByteSize()
        slots = self.inline.GetNumChildren()
        may_spill = heap.type.GetByteSize() != 0
        word = buf.GetTarget().GetAddressByteSize()

        # The header: a word in front, `len << 2 | 2 | spilled`, or `len` where nothing spills; or a byte
        # at the back, `len << 1 | 1` or 2.
        # What has no bytes, lldb may leave out.
        is_word = bool(member(buf, "front")) and member(buf, "front").type.GetByteSize() != 0
        pointer = None
        if is_word and not may_spill:
            # A byte of it is a field of its own.
            length, self.spilled, self.valid = int.from_bytes(*raw_bytes(member(buf, "front"))), False, True
        elif is_word:
            header = unwrap(member(buf, "front")).GetValueAsUnsigned()
            length, self.spilled = header >> 2, bool(header & 1)
            self.valid = bool(header & 2)
        else:
            header = unwrap(member(buf, "back")).GetValueAsUnsigned()
            length, self.spilled = header >> 1, not header & 1
            self.valid = header != 0 and (not self.spilled or header == 2)
        if self.spilled and may_spill:
            raw, order = raw_bytes(body)
            pointer = int.from_bytes(raw[:word], order)
            capacity = int.from_bytes(raw[word : 2 * word], order)
            if not is_word:
                # On 64-bit targets the length is a byte shorter than a word where the word's last
                # byte is the header, or may be padding.
                overlaps = self.back_offset(buf) < 3 * word
                padded = self.size != 1
                end = 3 * word - (word == 8 and bool(overlaps or padded))
                length = int.from_bytes(raw[2 * word : end], order)
        if self.spilled:
            self.valid = self.valid and may_spill and pointer != 0
        if not self.spilled or not self.valid:
            capacity = slots

        # Where the elements are: `Linear`, `Ring` or `Window`.
        self.start, self.length, self.slots = 0, length, capacity
        place = member(buf, "place")
        head, end = member(place, "head"), member(place, "end")
        if head:
            self.start = last = head.GetValueAsUnsigned()
        elif end:
            self.start = member(place, "start").GetValueAsUnsigned()
            last = end.GetValueAsUnsigned()
            self.length = last - self.start
        else:
            last = self.length
        self.valid = self.valid and 0 <= self.length <= capacity and last <= capacity
        self.capacity = str(capacity)
        if self.size == 0:
            # Elements without bytes "spill" to nowhere: the crate answers so.
            self.capacity, self.spilled = "usize::MAX", False
        self.pointer = pointer

    @staticmethod
    def back_offset(buf):
        """How far behind the start of the body a byte header is."""
        fields = (buf.type.GetFieldAtIndex(i) for i in range(buf.type.GetNumberOfFields()))
        at = {field.name: field.GetOffsetInBytes() for field in fields}
        return at["back"] - at["body"]

    def element_at(self, index):
        name = f"[{index}]"
        slot = (self.start + index) % self.slots if self.slots else 0
        if self.spilled:
            address = self.pointer + slot * self.size
            return self.owner.CreateValueFromAddress(name, address, self.element)
        if self.size == 0:
            address = self.owner.GetLoadAddress()
            return self.owner.CreateValueFromAddress(name, address, self.element)
        child = self.inline.GetChildAtIndex(slot)
        return self.owner.CreateValueFromData(name, child.GetData(), self.element)

    def text(self):
        """The bytes of a string, or the first of them."""
        length, error = min(self.length, MAX_TEXT), lldb.SBError()
        if length == 0:
            return b""
        if self.spilled:
            return self.process.ReadMemory(self.pointer, length, error) or b""
        return self.inline.GetData().ReadRawData(error, 0, length) or b""

    def storage(self):
        return f"length {self.length}, capacity {self.capacity}, " + (
            "heap" if self.spilled else "inline"
        )


def find_buf(value):
    """The buffer in a collection or an iterator."""
    value = value.GetNonSyntheticValue()
    while not member(value, "body"):
        value = next(inner for inner in (member(value, name) for name in INNER) if inner)
    return Buf(value)


def name_of(value):
    return value.GetNonSyntheticValue().type.name.split("<")[0].split("::")[-1]


def sequence_summary(value, _dict):
    buf = find_buf(value)
    if not buf.valid:
        return f"{name_of(value)} (not initialised)"
    return f"{name_of(value)} of {buf.storage()}"


def text_summary(value, _dict):
    buf = find_buf(value)
    if not buf.valid:
        return f"{name_of(value)} (not initialised)"
    text = json.dumps(buf.text().decode(errors="replace"), ensure_ascii=False)
    dots = "..." if buf.length > MAX_TEXT else ""
    return f"{text}{dots} ({buf.storage()})"


class Sequence:
    """The elements of vectors, deques, maps, and of owning iterators."""

    def __init__(self, value, _dict):
        self.value = value
        self.buf = None

    def update(self):
        self.buf = find_buf(self.value)
        return False

    def num_children(self):
        return self.buf.length if self.buf.valid else 0

    def get_child_index(self, name):
        return int(name.strip("[]"))

    def get_child_at_index(self, index):
        return self.buf.element_at(index) if 0 <= index < self.num_children() else None

    def has_children(self):
        return True


class Set(Sequence):
    """Sets: maps to nothing."""

    def get_child_at_index(self, index):
        entry = super().get_child_at_index(index)
        return entry and entry.GetChildAtIndex(0).Clone(f"[{index}]")


def __lldb_init_module(debugger, _dict):
    def add(path, summary, children=None):
        names = f'-x "^smallcoll::{path}<.*>$" --category smallcoll'
        expand = "--expand --hide-empty" if children else ""
        debugger.HandleCommand(
            f"type summary add --python-function {__name__}.{summary} {expand} {names}"
        )
        if children:
            debugger.HandleCommand(
                f"type synthetic add --python-class {__name__}.{children} {names}"
            )

    add("vec::SmallVec", "sequence_summary", "Sequence")
    add("deque::SmallDeque", "sequence_summary", "Sequence")
    add("vec::into_iter::IntoIter", "sequence_summary", "Sequence")
    add("deque::into_iter::IntoIter", "sequence_summary", "Sequence")
    add("string::SmallString", "text_summary")
    add("map::SmallMap", "sequence_summary", "Sequence")
    add("map::into_iter::IntoIter", "sequence_summary", "Sequence")
    add("set::SmallSet", "sequence_summary", "Set")
    add("set::iter::IntoIter", "sequence_summary", "Set")
    debugger.HandleCommand("type category enable smallcoll")
