"""The questions by which claims that can conflict are read from a store; `ties` fills the VALUES block of three."""

from __future__ import annotations

from kg.namespaces import OWL, RDFS, TG, VOCAB

_PREFIXES = f"PREFIX owl: <{OWL}> PREFIX rdfs: <{RDFS}> PREFIX tg: <{TG}> PREFIX vocab: <{VOCAB}> "
_PUT = """VALUES ?standing {
    vocab:standing-asserted vocab:standing-attributed vocab:standing-announced vocab:standing-alleged
    vocab:standing-contested
  }
  ?fact tg:standing ?standing ."""

FIGURES = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?kind {{ tg:AmountRaised tg:Count tg:Valuation }}
  ?fact a ?kind ; tg:about ?about ; tg:value ?value .
  {_PUT}
  OPTIONAL {{ ?fact tg:bound ?bound . }}
  OPTIONAL {{ ?fact tg:unit|tg:currency ?measure . }}
  OPTIONAL {{ ?fact tg:valuationBasis ?basis . }}
  OPTIONAL {{ ?fact tg:observedEarliest ?earliest . }}
  OPTIONAL {{ ?fact tg:observedLatest ?latest . }}
  BIND(EXISTS {{ ?about a tg:Event }} AS ?event)
}}"""

SCOPES = f"""{_PREFIXES}SELECT ?fact ?property ?value WHERE {{
  VALUES ?property {{ tg:atVenue tg:dimension tg:population tg:scopeField tg:scopePlace }}
  ?fact a tg:Observation ; ?property ?value .
}}"""

MOMENTS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?fact {{ }}
  {_PUT}
  OPTIONAL {{ ?fact tg:dateEarliest ?date_earliest . }}
  OPTIONAL {{ ?fact tg:dateLatest ?date_latest . }}
  OPTIONAL {{ ?fact tg:startEarliest ?start_earliest . }}
  OPTIONAL {{ ?fact tg:startLatest ?start_latest . }}
  OPTIONAL {{ ?fact tg:endEarliest ?end_earliest . }}
  OPTIONAL {{ ?fact tg:endLatest ?end_latest . }}
}}"""

FOUNDINGS = f"""{_PREFIXES}SELECT ?fact ?thing WHERE {{ ?fact a tg:Founding ; tg:founded ?thing . }}"""

ROLES = f"""{_PREFIXES}SELECT DISTINCT ?fact ?role ?party WHERE {{
  VALUES ?fact {{ }}
  ?fact a tg:Tie ; ?role ?party .
  ?role rdfs:subPropertyOf tg:involves .
  FILTER(?role != tg:involves)
}}"""

VERSIONS = f"""{_PREFIXES}SELECT * WHERE {{
  ?fact a tg:EntryVersion ; tg:versionOf ?entry ; tg:heading ?heading .
  {_PUT}
  OPTIONAL {{ ?fact tg:startEarliest ?start_earliest . }}
  OPTIONAL {{ ?fact tg:startLatest ?start_latest . }}
  OPTIONAL {{ ?fact tg:endEarliest ?end_earliest . }}
  OPTIONAL {{ ?fact tg:endLatest ?end_latest . }}
  OPTIONAL {{ ?fact tg:lastConfirmed ?confirmed . }}
}}"""

NAMES = f"""{_PREFIXES}SELECT * WHERE {{
  ?fact tg:nameKind vocab:name-kind-legal ; tg:nameText ?text ; tg:nameOf ?party .
  {_PUT}
  BIND(LANG(?text) AS ?language)
}}"""

CODES = f"""{_PREFIXES}SELECT * WHERE {{
  ?fact tg:identifies ?bearer ; tg:identifierScheme ?scheme ; tg:identifierValue ?value .
  {_PUT}
  OPTIONAL {{ ?scheme tg:singleValued ?single . }}
}}"""

IDENTITIES = f"""{_PREFIXES}SELECT * WHERE {{
  ?fact a tg:IdentityClaim ; tg:left ?left ; tg:right ?right ; tg:identityVerdict ?verdict .
  {_PUT}
  BIND(EXISTS {{
    ?left a ?sort . ?right a ?sort . FILTER(?sort NOT IN (owl:Thing, tg:Entity, tg:Tie))
  }} AS ?alike)
}}"""

STATUSES = f"""{_PREFIXES}SELECT ?party ?status WHERE {{ ?party tg:legalStatus ?status . }}"""

STANDINGS = f"""{_PREFIXES}SELECT ?fact ?standing WHERE {{
  {{ ?fact tg:standing vocab:standing-contested }} UNION {{ ?fact ^(tg:left|tg:right) ?claim }}
  ?fact tg:standing ?standing .
}}"""

MARKS = f"""{_PREFIXES}SELECT ?fact ?reason ?between ?assumption WHERE {{
  ?fact a tg:Disagreement ; tg:disagreementReason ?reason ; tg:between ?between .
  OPTIONAL {{ ?fact tg:underAssumption ?assumption . }}
}}"""
