"""What a person gives for the parameters of a stored query, as terms: every name known, every value of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.header import Parameter
from kg.ask.run import PARTS
from kg.errors import BadParameter, NotFound
from kg.namespaces import expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ask.header import Query
    from kg.ask.values import Given
    from kg.ask.values import Term as Argument
    from kg.store import Store

    Arguments = Mapping[str, Sequence[Given | None]]


def bound_terms(query: Query, arguments: Arguments, *, store: Store) -> dict[str, list[Argument]]:
    """Return the terms for each parameter that is given or has a default; an empty list is *not given*."""
    where = f"query {query.name}"
    for name in arguments:
        if query.parameter(name) is None:
            known = [parameter.name for parameter in query.params]
            remedy = f"there are {', '.join(known)}" if known else "the query has none"
            raise NotFound("parameter", name, known, where=where, remedy=remedy)
    given: dict[str, Sequence[Given | None]] = {p.name: [p.default] for p in query.params if p.default}
    given |= arguments
    for parameter in query.params:
        if parameter.required and list(given.get(parameter.name, [None])) == [None]:
            what = f"required parameter {parameter.name!r} is not given"
            raise BadParameter(what, where=where, remedy=f"give it; `kg query show {query.name}` has an example")
    return {
        p.name: _terms(given[p.name], p, where=f"{where}, parameter {p.name}", store=store)
        for p in query.params
        if p.name in given
    }


def parts(arguments: Arguments, *, where: str) -> dict[str, int]:
    """Return `limit` and `offset` as far as they are given."""
    found = {}
    for name in PARTS:
        if name in arguments:
            parameter = Parameter(name=name, type="integer", min="0")
            (term,) = _terms(arguments[name], parameter, where=f"{where}, parameter {name}", store=None)
            found[name] = int(term.value)
    return found


def _terms(values: Sequence[Given | None], parameter: Parameter, *, where: str, store: Store | None) -> list[Argument]:
    from kg.ask.resolve import resolve
    from kg.ask.values import term_of

    if list(values) == [None] and parameter.name not in PARTS:
        return []
    if not values or (len(values) > 1 and not parameter.many):
        takes = "at least one value" if parameter.many else "one value"
        raise BadParameter(f"{len(values)} values given", where=where, remedy=f"it takes {takes}")
    class_ = (expand(parameter.class_) or "") if parameter.class_ else ""

    def found(name: str) -> str:
        return resolve(store, name, class_=class_, where=where) if store else name

    return [term_of(_demand_value(v, where=where), parameter, where=where, resolve=found) for v in values]


def _demand_value(value: Given | None, *, where: str) -> Given:
    if value is None:
        raise BadParameter("None stands among values", where=where, remedy="None alone means that it is not given")
    return value
