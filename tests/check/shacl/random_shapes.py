"""Random small data and shapes in Turtle, for comparing with pyshacl.

What docs/decisions/0010-shacl-on-columns.md declares as a difference is not drawn: values are numbers or strings where
limits are asked for, and numbers where order is; sequences are not walked backwards; no length of 0 is asked for.
"""

from functools import cache

from hypothesis import strategies as st

NODES = ["ex:a", "ex:b", "ex:c", "ex:d", "_:x", "_:y"]
IRIS = [node for node in NODES if node.startswith("ex:")]
CLASSES = ["ex:A", "ex:B", "ex:C"]
PREDICATES = ["ex:p", "ex:q", "ex:r"]
COUNTED = ["ex:m", "ex:n"]  # have numbers alone as values
NUMBERS = ["1", "2", "3", "1.5", "2.50", '"01"^^xsd:integer', "-7"]
OTHERS = ['"x"', '"xy"', '"xyz"', '""', '"x"@en', '"y"@en-gb', '"z"@de', '"x"@de', '"1"']
DATATYPES = ["xsd:string", "rdf:langString", "xsd:integer", "xsd:decimal", "ex:own"]
KINDS = ["BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"]
RANGES = ['"en"', '"de"', '"en" "de"']
LIMITS = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"]
REGEXES = ['"^x"', '"y$"', '"^[a-z]{2}$"', '"1"', '"org/a"', '"X" ; sh:flags "i"']

pick = st.sampled_from
terms = pick([*IRIS, *NUMBERS, *OTHERS])
triples = st.one_of(
    st.builds("{} a {} .".format, pick(NODES), pick(CLASSES)),
    st.builds("{} {} {} .".format, pick(NODES), pick(PREDICATES), pick([*NODES, *NUMBERS, *OTHERS])),
    st.builds("{} {} {} .".format, pick(NODES), pick(COUNTED), pick(NUMBERS)),
    st.builds("{} rdfs:subClassOf {} .".format, pick(CLASSES), pick(CLASSES)),
)
data = st.lists(triples, min_size=3, max_size=18).map("\n".join)


@cache
def paths(depth: int = 2, *, forward: bool = True) -> st.SearchStrategy[str]:
    """Draw a path; within an inverse one there is no sequence."""
    if not depth:
        return pick(PREDICATES)
    inner, backward = paths(depth - 1, forward=forward), paths(depth - 1, forward=False)
    kinds = [
        pick(PREDICATES),
        backward.map("[ sh:inversePath {} ]".format),
        st.builds("[ sh:alternativePath ( {} {} ) ]".format, inner, inner),
        st.builds("[ sh:{}Path {} ]".format, pick(["zeroOrMore", "oneOrMore", "zeroOrOne"]), inner),
    ]
    if forward:
        kinds.append(st.builds("( {} {} )".format, inner, inner))
    return st.one_of(kinds)


def demands(depth: int, *, of_property: bool) -> st.SearchStrategy[str]:
    """Draw a constraint; a shape may have several, but each parameter once."""
    kinds = [
        pick(CLASSES).map("sh:class {}".format),
        pick(DATATYPES).map("sh:datatype {}".format),
        pick(KINDS).map("sh:nodeKind sh:{}".format),
        *(pick(NUMBERS).map(f"sh:{limit} {{}}".format) for limit in LIMITS),
        st.integers(1, 20).map("sh:minLength {}".format),
        st.integers(0, 20).map("sh:maxLength {}".format),
        pick(REGEXES).map("sh:pattern {}".format),
        pick(RANGES).map("sh:languageIn ( {} )".format),
        pick(PREDICATES).map("sh:equals {}".format),
        pick(PREDICATES).map("sh:disjoint {}".format),
        terms.map("sh:hasValue {}".format),
        st.builds("sh:in ( {} {} {} )".format, terms, terms, terms),
        pick(PREDICATES).map("sh:closed true ; sh:ignoredProperties ( rdf:type {} )".format),
    ]  # fmt: skip
    if of_property:
        kinds += [pick([0, 1, 2]).map(f"sh:{name} {{}}".format) for name in ("minCount", "maxCount")]
        kinds.append(st.just("sh:uniqueLang true"))
    if depth:
        kinds += nested_demands(depth - 1, of_property=of_property)
    return st.one_of(kinds)


def nested_demands(depth: int, *, of_property: bool) -> list[st.SearchStrategy[str]]:
    """Return how a shape refers to other shapes."""
    any_shape = st.one_of(node_shapes(depth), property_shapes(depth))
    kinds = [
        any_shape.map("sh:not {}".format),
        st.builds("sh:{} ( {} {} )".format, pick(["and", "or", "xone"]), any_shape, any_shape),
        node_shapes(depth).map("sh:node {}".format),
        property_shapes(depth).map("sh:property {}".format),
    ]
    if of_property:
        counts = st.builds("sh:qualified{}Count {}".format, pick(["Min", "Max"]), pick([0, 1, 2]))
        apart = pick(["", " ; sh:qualifiedValueShapesDisjoint true"])
        kinds.append(st.builds("sh:qualifiedValueShape {} ; {}{}".format, any_shape, counts, apart))
    return kinds


@cache
def bodies(depth: int, *, of_property: bool) -> st.SearchStrategy[str]:
    several = st.lists(
        demands(depth, of_property=of_property), min_size=1, max_size=3, unique_by=lambda text: text.split()[0]
    )
    marks = pick(["", "", "", "", " ; sh:severity sh:Warning", " ; sh:deactivated true"])
    return st.builds("{}{}".format, several.map(" ; ".join), marks)


@st.composite
def node_shapes(draw: st.DrawFn, depth: int) -> str:
    """Draw a nested node shape; composite, or hypothesis would write out all that it may be made of."""
    return f"[ a sh:NodeShape ; {draw(bodies(depth, of_property=False))} ]"


@st.composite
def property_shapes(draw: st.DrawFn, depth: int) -> str:
    """Draw a nested property shape; one in four compares properties that have numbers."""
    if draw(st.integers(0, 3)):
        body = f"sh:path {draw(paths())} ; {draw(bodies(depth, of_property=True))}"
    else:
        first, second, name = draw(pick(COUNTED)), draw(pick(COUNTED)), draw(pick(["lessThan", "lessThanOrEquals"]))
        body = f"sh:path {first} ; sh:{name} {second}"
    return f"[ a sh:PropertyShape ; {body} ]"


targets = st.one_of(
    pick(CLASSES).map("sh:targetClass {}".format),
    terms.map("sh:targetNode {}".format),
    st.builds("sh:target{}sOf {}".format, pick(["Subject", "Object"]), pick([*PREDICATES, *COUNTED])),
)
targeted = st.one_of(
    st.builds(
        "a sh:NodeShape ; {} ; {} ; sh:property {} , {} .".format,
        targets, bodies(2, of_property=False), property_shapes(2), property_shapes(1),
    ),
    st.builds("a sh:PropertyShape ; {} ; sh:path {} ; {} .".format, targets, paths(), bodies(2, of_property=True)),
)  # fmt: skip
shapes = st.lists(targeted, min_size=1, max_size=2).map(
    lambda several: "\n".join(f"ex:S{number} {each}" for number, each in enumerate(several))
)
