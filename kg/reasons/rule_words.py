"""What each rule says, in a sentence: those of OWL 2 RL, the projections, and the rules of deriving."""

from __future__ import annotations

_SAYS = {
    # Equality (table 4)
    "eq-ref": "everything is the same as itself",
    "eq-sym": "what is the same as another, the other is the same as it",
    "eq-trans": "what is the same as the same thing is the same",
    "eq-rep-s": "what is said of a thing is said of whatever is the same",
    "eq-rep-p": "equal properties tie the same things",
    "eq-rep-o": "what is tied to a thing is tied to whatever is the same; equal classes have the same members",
    "eq-diff1": "nothing is both the same as another thing and different from it",
    "eq-diff2": "no two members of an AllDifferent are the same",
    "eq-diff3": "no two members of an AllDifferent are the same",
    # Properties (table 5)
    "prp-ap": "the annotation properties of the languages are annotation properties",
    "prp-dom": "whatever has a property is of the property's domain",
    "prp-rng": "the value of a property is of the property's range",
    "prp-fp": "a functional property has one value: two values are the same thing",
    "prp-ifp": "an inverse functional property has one subject: two subjects are the same thing",
    "prp-irp": "an irreflexive property ties nothing to itself",
    "prp-symp": "a symmetric property holds in both directions",
    "prp-asyp": "an asymmetric property does not hold in both directions",
    "prp-trp": "a transitive property goes on from what it reaches",
    "prp-spo1": "what a property ties, every property above it ties too",
    "prp-spo2": "what a chain of properties ties, the chain's property ties too",
    "prp-eqp1": "equivalent properties tie the same things",
    "prp-eqp2": "equivalent properties tie the same things",
    "prp-pdw": "disjoint properties tie no pair in common",
    "prp-adp": "disjoint properties tie no pair in common",
    "prp-inv1": "a property holds in one direction where its inverse holds in the other",
    "prp-inv2": "a property holds in one direction where its inverse holds in the other",
    "prp-key": "two members of a class with the same key are the same thing",
    "prp-npa1": "what is denied of a pair of things does not hold of it",
    "prp-npa2": "what is denied of a thing and a value does not hold of them",
    # Classes (table 6)
    "cls-thing": "owl:Thing is a class",
    "cls-nothing1": "owl:Nothing is a class",
    "cls-nothing2": "nothing is a member of owl:Nothing",
    "cls-int1": "what is of every part of an intersection is of the intersection",
    "cls-int2": "what is of an intersection is of every part of it",
    "cls-uni": "what is of a part of a union is of the union",
    "cls-com": "nothing is of a class and of its complement",
    "cls-svf1": "what is tied to a member of the filler is of the someValuesFrom restriction",
    "cls-svf2": "what is tied to anything is of a someValuesFrom restriction on owl:Thing",
    "cls-avf": "what a member of an allValuesFrom restriction is tied to is of the filler",
    "cls-hv1": "a member of a hasValue restriction has the value",
    "cls-hv2": "what has the value is of the hasValue restriction",
    "cls-maxc1": "a member of a restriction to at most none has none",
    "cls-maxc2": "two values of a member of a restriction to at most one are the same thing",
    "cls-maxqc1": "a member of a restriction to at most none of a class has none of it",
    "cls-maxqc2": "a member of a restriction to at most none of owl:Thing has none",
    "cls-maxqc3": "two values, of one class, of a member of a restriction to at most one of it are the same thing",
    "cls-maxqc4": "two values of a member of a restriction to at most one owl:Thing are the same thing",
    "cls-oo": "what a oneOf lists is a member of it",
    # Class axioms (table 7)
    "cax-sco": "a member of a class is a member of every class above it",
    "cax-eqc1": "equivalent classes have the same members",
    "cax-eqc2": "equivalent classes have the same members",
    "cax-dw": "disjoint classes have no member in common",
    "cax-adc": "disjoint classes have no member in common",
    # Datatypes (table 8)
    "dt-type1": "the datatypes of the languages are datatypes",
    "dt-type2": "a literal is a member of the datatypes whose value it has",
    "dt-eq": "a value is the same however it is spelt",
    "dt-diff": "two values that differ are not the same",
    "dt-not-type": "a literal has a value of its datatype",
    "datatype-map": "a datatype lies under those that hold all of its values",
    # Schema vocabulary (table 9)
    "scm-cls": "a class is under itself and owl:Thing, and above owl:Nothing",
    "scm-sco": "what is under a class is under everything above the class",
    "scm-eqc1": "equivalent classes are under each other",
    "scm-eqc2": "classes under each other are equivalent",
    "scm-op": "an object property is under itself, and equivalent to itself",
    "scm-dp": "a datatype property is under itself, and equivalent to itself",
    "scm-spo": "what is under a property is under everything above the property",
    "scm-eqp1": "equivalent properties are under each other",
    "scm-eqp2": "properties under each other are equivalent",
    "scm-dom1": "what is above a domain is a domain too",
    "scm-dom2": "a domain of a property is one of every property under it",
    "scm-rng1": "what is above a range is a range too",
    "scm-rng2": "a range of a property is one of every property under it",
    "scm-hv": "of hasValue restrictions to one value, that on the narrower property is under that on the wider",
    "scm-svf1": "of someValuesFrom restrictions on one property, that with the narrower filler is under the other",
    "scm-svf2": "of someValuesFrom restrictions with one filler, that on the narrower property is under the other",
    "scm-avf1": "of allValuesFrom restrictions on one property, that with the narrower filler is under the other",
    "scm-avf2": "of allValuesFrom restrictions with one filler, that on the wider property is under the other",
    "scm-int": "an intersection is under each of its parts",
    "scm-uni": "each part of a union is under it",
    # Ours
    "projection": "a projection draws its edge from a tie of its class and of a standing that it admits, "
    "from the one role to the other, and ties nothing to itself",
    "bounds-date": "a date means the days from its first to its last",
    "bounds-not-before": "what is not before a date is not before its first day",
    "bounds-not-after": "what is not after a date is not after its last day",
    "bounds-as-of": "what held as of a date had begun by its last day",
    "bounds-confirmed": "what held as of a date is confirmed for its first day",
    "bounds-after": "what comes after another is not before the first day that the other can have been",
    "bounds-before": "what another comes after is not after the last day that the other can have been",
    "bounds-month-after": "what falls in the month after another falls in the calendar month that follows",
    "bounds-month-before": "what another falls in the month after falls in the calendar month before",
    "bounds-same-month": "what falls in the same month as another falls in the same calendar month",
    "standing-affirmed": "a standing is the strongest way in which a statement affirms it, where none denies it",
    "standing-denied": "what is denied and by no statement affirmed is denied",
    "standing-contested": "what one statement denies and another affirms is contested",
    "check-digits": "the check digits of an identifier are right or wrong by the arithmetic of its scheme",
}


def say_rule(name: str) -> str:
    """Say what a rule says; of an unknown one its name is all that can be said.

    >>> say_rule("prp-symp")
    'a symmetric property holds in both directions'
    """
    return _SAYS.get(name, name)
