"""Evaluates `smallcoll.natvis` in gdb, for want of the debuggers that it is for.

The expressions are C++, which gdb understands, too. For every variable they have to say what the pretty
printers say.
"""

import re
import xml.etree.ElementTree as xml

import gdb

SPACE = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"


class Type:
    """What the file says of an `InlineBuf`, or of the string around one."""

    def __init__(self, node, buf, element, slots):
        self.node = node
        gdb.set_convenience_variable("p", buf.address)
        gdb.set_convenience_variable("t", gdb.Value(0).cast(element.pointer()))
        gdb.set_convenience_variable("tt", gdb.Value(0).cast(element.pointer().pointer()))
        self.slots = slots

    def evaluate(self, text, index=0):
        text = text.replace("text.bytes.", "$p->")
        text = re.sub(r"(?<![>.$\w])(align|front|back|body|place)\b", r"$p->\1", text)
        text = text.replace("$T1**", "__typeof__($tt)").replace("$T1*", "__typeof__($t)")
        text = text.replace("$T2", str(self.slots))
        return gdb.parse_and_eval(re.sub(r"\$i\b", str(index), text))

    def chosen(self, nodes):
        """The first node whose condition holds."""
        return next(
            node
            for node in nodes
            if "Condition" not in node.attrib or self.evaluate(node.attrib["Condition"])
        )

    def display(self):
        text = self.chosen(self.node.findall(SPACE + "DisplayString")).text
        text = text.replace("{{", "\0").replace("}}", "\1")
        text = re.sub(r"\{(.*?)\}", lambda m: str(int(self.evaluate(m[1]))), text)
        return text.replace("\0", "{").replace("\1", "}")

    def items(self):
        expand = self.node.find(SPACE + "Expand")
        node = self.chosen(expand)
        for index in range(int(self.evaluate(node.find(SPACE + "Size").text))):
            if node.tag == SPACE + "ArrayItems":
                yield self.evaluate(node.find(SPACE + "ValuePointer").text)[index]
            else:
                yield self.evaluate(node.find(SPACE + "ValueNode").text, index)

    def text(self):
        text = self.chosen(self.node.findall(SPACE + "StringView")).text
        pointer, length = re.fullmatch(r"(.*),\[(.*)\]s8", text).groups()
        return bytes(
            int(self.evaluate(pointer)[i]) & 255 for i in range(int(self.evaluate(length)))
        )


def find(types, name):
    for node in types:
        pattern = re.escape(node.attrib["Name"]).replace(r"\*", ".*").replace(",", ", ?")
        if re.fullmatch(pattern, name):
            return node
    raise LookupError(name)


def inner(types, value):
    """The buffer in a collection, by the items that the file expands."""
    while True:
        node = find(types, value.type.name)
        item = node.find(f"{SPACE}Expand/{SPACE}ExpandedItem")
        if item is None:
            return node, value
        for field in item.text.split("."):
            value = value[field]


def check(path, names):
    types = xml.parse(path).getroot()
    for name in names:
        gdb.execute("set language rust")
        value = gdb.parse_and_eval(name)
        printer = gdb.default_visualizer(value)
        expected = printer.buf
        node, buf = inner(types, value)
        gdb.execute("set language c++")
        slots = expected.inline.type.range()[1] + 1
        seen = Type(node, buf, expected.element, slots)
        storage = "heap" if expected.spilled else "inline"
        right = f"{{ length={expected.length} capacity={expected.capacity} {storage} }}"
        assert seen.display() == right, f"{name}: {seen.display()}"
        items = [(item.address, str(item)) for item in seen.items()]
        elements = [element for _, element in expected.elements()]
        assert items == [(item.address, str(item)) for item in elements], f"{name}: {items}"
        if printer.display_hint() == "string":
            text = Type(find(types, value.type.name), buf, expected.element, slots).text()
            assert text == bytes(int(byte) for byte in elements), f"{name}: {text}"
        print(f"natvis shows {name}")
    gdb.execute("set language auto")
