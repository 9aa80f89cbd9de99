"""A column of cells as TSV writes them, as a typed column: the same meaning as `kg.ask.typed`, a whole column at once.

A cell is `<iri>`, `_:label`, `"text"`, `"text"@language`, `"form"^^<datatype>`, or a bare number, `true` or `false`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kg.ask.header import EXACT, Column
from kg.ask.typed import READ
from kg.namespaces import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", '\\"': '"'}
_PLAIN: dict[str, pl.DataType] = {
    "integer": pl.Int64(),
    "double": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "dateTime": pl.Datetime("us", "UTC"),
}
_TEXTS = ("string", "lang", "enum")
_BARE = {"boolean": r"^(?:true|false)$", "integer": r"^[+-]?\d+$", "decimal": r"^[+-]?\d*\.\d+$"}
_DAY = r"^\d{4}-\d\d-\d\d$"
_MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$"


def column_type(column: Column) -> pl.DataType:
    """Return the type that a column has in a frame."""
    return pl.Decimal(38, column.scale) if column.type == "decimal" else _PLAIN.get(column.type, pl.String())


def typed_column(cells: pl.Series, column: Column) -> pl.Series:
    """Return the cells as a column of a declared type; raise ValueError or PolarsError where one is of another type."""
    return _read(cells, column.type, column.scale)


def free_column(cells: pl.Series) -> pl.Series:
    """Return the cells as a column of the narrowest type that holds them all exactly; as texts where there is none."""
    nodes = _are_nodes(cells)
    if not len(nodes) or nodes.any():
        return cells.str.strip_chars("<>") if nodes.all() else _texts(cells)
    found = set(_datatypes(cells))
    for kind, (allowed, _) in READ.items():
        if found <= allowed and not (kind == "double" and found <= READ["decimal"][0]):
            try:
                return _read(cells, kind, EXACT)
            except (ValueError, pl.exceptions.PolarsError):
                continue
    return _texts(cells)


def _read(cells: pl.Series, kind: str, scale: int) -> pl.Series:
    """Return cells as values of a type; raise ValueError where one is none."""
    if kind == "iri":
        return _iris(cells)
    if kind == "enum" and _are_nodes(cells).any():
        return _iris(cells)
    allowed = READ[kind][0]
    _demand_datatypes(cells, kind, allowed)
    texts = _texts(cells)
    if kind == "decimal":
        return _decimals(texts, scale)
    reader: Callable[[pl.Series], pl.Series] = _READERS.get(kind, lambda plain: plain)
    return reader(texts)


def _iris(cells: pl.Series) -> pl.Series:
    if not _are_nodes(cells).all():
        raise ValueError("not only IRIs")
    return cells.str.strip_chars("<>")


def _are_nodes(cells: pl.Series) -> pl.Series:
    """Whether each bound cell is an IRI or a blank node."""
    bound = cells.drop_nulls() if cells.null_count() else cells
    iris = bound.str.starts_with("<")
    return iris if iris.all() else iris | bound.str.starts_with("_:")


def _demand_datatypes(cells: pl.Series, kind: str, allowed: Collection[str]) -> None:
    found = {XSD + "string"} if kind in _TEXTS and _all_plain(cells) else set(_datatypes(cells))
    if found - set(allowed):
        raise ValueError(f"not only of type {kind}")


def _all_plain(cells: pl.Series) -> bool:
    return bool((cells.str.starts_with('"') & cells.str.ends_with('"')).all())


def _datatypes(cells: pl.Series) -> pl.Series:
    """Return the datatypes of the bound cells; for a node the empty text."""
    bound = cells.drop_nulls()
    if not len(bound):
        return bound
    cell = pl.col("cell")
    bare = pl.lit(XSD + "double")
    for kind, form in reversed(_BARE.items()):
        bare = pl.when(cell.str.contains(form)).then(pl.lit(XSD + kind)).otherwise(bare)
    quoted = (
        pl.when(cell.str.ends_with('"'))
        .then(pl.lit(XSD + "string"))
        .when(cell.str.ends_with(">"))
        .then(cell.str.extract(r"<([^<>]*)>$"))
        .otherwise(pl.lit(RDF + "langString"))
    )
    node = cell.str.starts_with("<") | cell.str.starts_with("_:")
    datatype = pl.when(node).then(pl.lit("")).when(cell.str.starts_with('"')).then(quoted).otherwise(bare)
    return pl.DataFrame({"cell": bound}).select(datatype.alias("datatype"))["datatype"]


def _texts(cells: pl.Series) -> pl.Series:
    """Return the plain text of each cell: an IRI, the text of a literal, a label of a blank node."""
    is_quoted = cells.str.starts_with('"')
    quoted, others = cells.filter(is_quoted), cells.str.strip_chars("<>")
    if not len(quoted):
        return others
    return others.scatter(is_quoted.arg_true(), _contents(quoted))


def _contents(quoted: pl.Series) -> pl.Series:
    """Return what stands in quotation marks; inside, they are escaped."""
    plain = quoted.str.split_exact('"', 2).struct.field("field_1")
    escaped = quoted.str.contains("\\", literal=True)
    return plain.scatter(escaped.arg_true(), _unescaped(quoted.filter(escaped))) if escaped.any() else plain


def _unescaped(quoted: pl.Series) -> pl.Series:
    r"""Return what stands in quotation marks without escapes: between two `\\` each of the others stands by itself."""
    between = pl.element().str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))
    parts = pl.col("cell").str.extract(r'(?s)^"(.*)"[^"]*$').str.split("\\\\")
    return pl.DataFrame({"cell": quoted}).select(parts.list.eval(between).list.join("\\"))["cell"]


def _decimals(texts: pl.Series, scale: int) -> pl.Series:
    """Return decimals; what would be rounded is refused."""
    if texts.str.contains(rf"^[+-]?0*[1-9]\d{{20}}|\.\d{{{scale}}}\d*[1-9]").any():
        raise ValueError(f"more than 20 digits before the point, or {scale} after it")
    return texts.cast(pl.Decimal(38, scale))


def _booleans(texts: pl.Series) -> pl.Series:
    return texts.replace_strict({"true": True, "1": True, "false": False, "0": False}, return_dtype=pl.Boolean())


def _days(texts: pl.Series) -> pl.Series:
    _demand_form(texts, _DAY, "date")
    return texts.str.to_date("%Y-%m-%d")


def _moments(texts: pl.Series) -> pl.Series:
    _demand_form(texts, _MOMENT, "dateTime")
    zoned = texts.str.replace("Z$", "+00:00")
    return zoned.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", time_unit="us", time_zone="UTC")


def _demand_form(texts: pl.Series, form: str, kind: str) -> None:
    fits = texts.str.contains(form)
    if not fits.all():
        raise ValueError(f"{texts.filter(~fits)[0]} cannot be a {kind}")


_READERS: dict[str, Callable[[pl.Series], pl.Series]] = {
    "integer": lambda texts: texts.cast(pl.Int64()),
    "double": lambda texts: texts.str.replace("INF", "inf").cast(pl.Float64()),
    "boolean": _booleans,
    "date": _days,
    "dateTime": _moments,
}
