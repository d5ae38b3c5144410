"""Finds sentences that would reach a user without passing `tr()`."""

import ast
import re
from collections.abc import Iterator

SPOKEN_BY_METHOD = frozenset({
    *("setText", "setTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setInformativeText", "setDetailedText", "setLabelText"),
    *("setPrefix", "setSuffix", "setFormat", "setHtml", "setPlainText", "setHeaderLabels", "setSpecialValueText"),
    *("addAction", "addMenu", "addItem", "addItems", "addButton", "addTab", "addRow", "addSection"),
    *("showMessage", "drawText", "information", "warning", "critical", "question", "about"),
})  # fmt: skip
"""Methods whose string arguments are shown."""
SPOKEN_BY_CALL = frozenset({
    *("print", "say", "say_wrong", "SystemExit", "Notice", "Button"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    *("QMessageBox", "QListWidgetItem", "QTableWidgetItem", "QStandardItem", "QProgressDialog", "QDockWidget"),
})  # fmt: skip
"""Functions and classes whose string arguments are shown."""
SPOKEN_KEYWORDS = frozenset({"help", "description", "epilog", "toolTip", "statusTip", "windowTitle", "accessibleName"})
"""Keyword arguments that are shown, whatever is called."""
SILENT_POSITIONS = {"Button": 1}
"""How many of the first arguments are not shown."""
TYPED = re.compile(r"\w'\w|\"|\.\.\.")
"""An apostrophe, a quotation mark or an ellipsis as a typewriter has it."""
SILENT_KEYWORDS = frozenset({"key", "objectName", "file", "icon", "icon_after"})
"""Keyword arguments that are never shown."""
WORD = re.compile(r"[^\W\d_]{2,}")
"""Two letters in a row make a word; `:`, `·` or `%` need no translation."""


def untranslated(source: str) -> list[str]:
    """Each literal in the source that is shown as it stands, as `LINE: TEXT`."""
    tree = ast.parse(source)
    named = dict(_named_literals(tree))
    found = []
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            for argument in _spoken_arguments(call):
                found += [f"{call.lineno}: {text}" for text in _words(argument, named)]
    return found


def _spoken_arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in (SPOKEN_BY_METHOD if isinstance(call.func, ast.Attribute) else ()) or name in SPOKEN_BY_CALL:
        yield from call.args[SILENT_POSITIONS.get(name, 0) :]
        yield from (each.value for each in call.keywords if each.arg not in SILENT_KEYWORDS | SPOKEN_KEYWORDS)
    yield from (each.value for each in call.keywords if each.arg in SPOKEN_KEYWORDS)


def _words(node: ast.expr, named: dict[str, str]) -> Iterator[str]:
    """The literal words of an expression, except those that pass a door."""
    match node:
        case ast.Constant(value=str(text)) if WORD.search(text):
            yield text
        case ast.Name(id=name) if WORD.search(named.get(name, "")):
            yield named[name]
        case _:
            for part in _parts(node):
                yield from _words(part, named)


def _parts(node: ast.expr) -> list[ast.expr]:
    """The expressions whose words become words of this one."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join"), args=args):
            return [value, *args]
        case ast.FormattedValue(value=value) | ast.Starred(value=value):
            return [value]
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.IfExp(body=body, orelse=otherwise):
            return [body, otherwise]
    return []


def _named_literals(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names that stand for a literal somewhere in the file."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text))):
                yield name, text


def typed_signs(source: str) -> list[str]:
    """Each visible sentence with a sign of the typewriter where print has another, as `LINE: TEXT`."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"tr", "tr_count"}:
            texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
            found += [f"{call.lineno}: {each}" for each in texts if isinstance(each, str) and TYPED.search(each)]
    return found
