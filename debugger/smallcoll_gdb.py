"""Pretty printers of gdb for the collections of smallcoll.

The crate embeds this file in programs that are built with debug information. gdb runs it if the
program's folder is on its `auto-load safe-path`; otherwise `source` it. See docs/debugging.md.
"""

import gdb
import gdb.printing


def unwrap(value):
    """What `MaybeUninit`, `ManuallyDrop`, `NonZero` and their like hold."""
    while value.type.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
        fields = value.type.fields()
        if not fields or fields[0].name == "_inline":
            break
        value = value[fields[-1]]
    return value


def raw_bytes(words):
    """The bytes of an array of `MaybeUninit<u8>`."""
    first, last = words.type.range()
    return bytes(int(unwrap(words[i])) for i in range(first, last + 1))


class Buf:
    """An `InlineBuf`, read as `src/raw/` lays it out.

    Sizes, offsets and endianness are the program's. Nothing is read by address unless the elements are on
    the heap, so that a value in registers can be printed, too.
    """

    def __init__(self, buf):
        fields = {field.name: field for field in buf.type.fields()}
        body = unwrap(buf["body"])
        heap = unwrap(body["_heap"])
        self.inline = unwrap(body["_inline"])
        self.element = self.inline.type.target()
        slots = self.inline.type.range()[1] + 1
        may_spill = heap.type.sizeof != 0

        # The header: a word in front, `len << 2 | 2 | spilled`, or `len` where nothing spills; or a byte
        # at the back, `len << 1 | 1` or 2.
        is_word = fields["front"].type.sizeof != 0
        pointer = None
        if is_word and not may_spill:
            length, self.spilled, self.valid = self.plain(buf["front"]), False, True
        elif is_word:
            header = int(unwrap(buf["front"]))
            length, self.spilled = header >> 2, bool(header & 1)
            self.valid = bool(header & 2)
            if self.spilled and may_spill:
                pointer, capacity = (int(unwrap(heap[i])) for i in range(2))
        else:
            header = int(unwrap(buf["back"]))
            length, self.spilled = header >> 1, not header & 1
            self.valid = header != 0 and (not self.spilled or header == 2)
            if self.spilled and may_spill:
                padded = self.element.sizeof != 1
                pointer, capacity, length = self.words(body, fields, padded)
        if self.spilled:
            self.valid = self.valid and may_spill and pointer != 0
        if not self.spilled or not self.valid:
            capacity = slots

        # Where the elements are: `Linear`, `Ring` or `Window`.
        self.start, self.length, self.slots = 0, length, capacity
        place = buf["place"]
        names = [field.name for field in place.type.fields()]
        if "head" in names:
            self.start = int(place["head"])
        elif "end" in names:
            self.start = int(place["start"])
            self.length = int(place["end"]) - self.start
        end = self.start if "head" in names else self.start + self.length
        self.valid = self.valid and 0 <= self.length <= capacity and end <= capacity
        self.capacity = str(capacity)
        if self.element.sizeof == 0:
            # Elements without bytes "spill" to nowhere: the crate answers so.
            self.capacity, self.spilled = "usize::MAX", False
        self.pointer = gdb.Value(pointer or 1).cast(self.element.pointer())

    @staticmethod
    def plain(front):
        """The length in a word that is nothing else, whose highest byte is a field of its own."""
        fields = {field.name: field for field in front.type.fields()}
        lower = front["lower"]
        first, last = lower.type.range()
        data = bytes(int(lower[i]) for i in range(first, last + 1))
        little = fields["highest"].bitpos > fields["lower"].bitpos
        return int.from_bytes(data, "little" if little else "big")

    @staticmethod
    def words(body, fields, padded):
        """Pointer, capacity and length of a spilled buffer with a byte header.

        On 64-bit targets the length is a byte shorter than a word where the word's last byte is the
        header, or may be padding. Elsewhere that byte belongs to the inline elements; lengths are such
        that it is zero on little-endian machines.
        """
        heap = unwrap(body["_heap"])
        data = raw_bytes(heap)
        usize = fields["align"].type.target()
        size = usize.sizeof
        little = int(gdb.Value(b"\1".ljust(size, b"\0"), usize)) == 1
        overlaps = (fields["back"].bitpos - fields["body"].bitpos) // 8 < 3 * size
        if len(data) < 3 * size and not (little or overlaps or padded):
            pointer = body.address.cast(unwrap(heap[0]).type.pointer())
            data += bytes([int(pointer[len(data)])])
        return tuple(
            int.from_bytes(data[i * size : (i + 1) * size], "little" if little else "big")
            for i in range(3)
        )

    def element_at(self, index):
        slot = (self.start + index) % self.slots if self.slots else 0
        if self.spilled:
            return (self.pointer + slot).dereference()
        if self.element.sizeof == 0:
            return self.pointer.dereference()
        return self.inline[slot]

    def elements(self):
        for index in range(self.length):
            yield str(index), self.element_at(index)

    def summary(self, name):
        if not self.valid:
            return name + " (not initialised)"
        storage = "heap" if self.spilled else "inline"
        return f"{name} of length {self.length}, capacity {self.capacity}, {storage}"


# Where a collection or an iterator keeps its buffer.
INNER = ("buf", "text", "bytes", "deque", "store", "entries", "map", "keys")


def find_buf(value):
    """The buffer in a collection or an iterator."""
    while True:
        names = [field.name for field in value.type.fields()]
        if "front" in names:
            return Buf(value)
        value = value[next(name for name in INNER if name in names)]


class Sequence:
    """Vectors, deques, and their owning iterators."""

    def __init__(self, name, value):
        self.name = name
        self.buf = find_buf(value)

    def to_string(self):
        return self.buf.summary(self.name)

    def display_hint(self):
        return "array"

    def children(self):
        return self.buf.elements() if self.buf.valid else iter(())


class Set(Sequence):
    """Sets: maps to nothing."""

    def children(self):
        for name, entry in super().children():
            yield name, entry[entry.type.fields()[0]]


class Map(Sequence):
    """Maps: pairs in the order of their insertion."""

    def display_hint(self):
        return "map"

    def children(self):
        for name, entry in super().children():
            key, value = entry.type.fields()
            yield name + ".key", entry[key]
            yield name + ".value", entry[value]


class Text:
    """Strings: the text, and behind it what a vector says in front."""

    def __init__(self, name, value):
        self.name = name
        self.buf = find_buf(value)

    def to_string(self):
        buf = self.buf
        if not buf.valid:
            return buf.summary(self.name)
        if buf.spilled:
            return buf.pointer.lazy_string(encoding="utf-8", length=buf.length)
        data = bytes(int(buf.inline[i]) for i in range(buf.length))
        return data.decode(errors="replace")

    def display_hint(self):
        return "string"

    def children(self):
        if self.buf.valid:
            yield "length", self.buf.length
            yield "capacity", int(self.buf.capacity)
            yield "storage", "heap" if self.buf.spilled else "inline"


def printers():
    collection = gdb.printing.RegexpCollectionPrettyPrinter("smallcoll")

    def add(path, printer):
        name = path.split("::")[-1]
        collection.add_printer(
            path, f"^smallcoll::{path}<.*>$", lambda value: printer(name, value)
        )

    add("vec::SmallVec", Sequence)
    add("deque::SmallDeque", Sequence)
    add("vec::into_iter::IntoIter", Sequence)
    add("deque::into_iter::IntoIter", Sequence)
    add("string::SmallString", Text)
    add("map::SmallMap", Map)
    add("map::into_iter::IntoIter", Map)
    add("set::SmallSet", Set)
    add("set::iter::IntoIter", Set)
    return collection


gdb.printing.register_pretty_printer(gdb.current_objfile(), printers(), replace=True)
