"""The questions by which exposure is read from a store; a reading fills their one VALUES block, or leaves it out."""

from __future__ import annotations

from kg.namespaces import RDFS, TG

_PREFIXES = f"PREFIX rdfs: <{RDFS}> PREFIX tg: <{TG}> "
_SPAN = """
  OPTIONAL { ?fact rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }
  OPTIONAL { ?fact tg:standing ?standing . }
  OPTIONAL { ?fact tg:startEarliest ?start_earliest . }
  OPTIONAL { ?fact tg:startLatest ?start_latest . }
  OPTIONAL { ?fact tg:endEarliest ?end_earliest . }
  OPTIONAL { ?fact tg:endLatest ?end_latest . }
  OPTIONAL { ?fact tg:lastConfirmed ?confirmed . }
"""

STAKES = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?owned {{ }}
  ?fact tg:owned ?owned ; a tg:Stake ; tg:interest ?interest .
  OPTIONAL {{ ?fact tg:owner ?owner . }}
  OPTIONAL {{ ?fact tg:sharePercent ?exact . }}
  OPTIONAL {{ ?fact tg:shareMinimum ?least . }}
  OPTIONAL {{ ?fact tg:shareMaximum ?most . }}
  OPTIONAL {{ ?fact tg:shareMinimumExclusive ?least_open . }}
  OPTIONAL {{ ?fact tg:shareMaximumExclusive ?most_open . }}
  {_SPAN} }}"""

CONTROLS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?controlled {{ }}
  ?fact tg:controlled ?controlled ; a tg:Control ; tg:controlKind ?kind .
  OPTIONAL {{ ?fact tg:controller ?controller . }}
  {_SPAN} }}"""

JOINTS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?owned {{ }}
  ?fact tg:jointlyHeld ?owned ; a tg:JointArrangement ; tg:jointHolder ?holder .
  {_SPAN} }}"""

UNNAMED = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?owned {{ }}
  ?owned tg:remainingParties ?fact .
  ?fact tg:inRole tg:owner .
  FILTER NOT EXISTS {{ ?fact tg:maximumCount 0 }}
  OPTIONAL {{ ?fact tg:minimumCount ?minimum . }}
  OPTIONAL {{ ?fact rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }} }}"""

CLAIMS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?end {{ }}
  ?fact tg:left|tg:right ?end .
  ?fact tg:left ?left ; tg:right ?right ; tg:identityVerdict ?verdict .
  OPTIONAL {{ ?fact tg:confidence ?confidence . }}
  OPTIONAL {{ ?fact rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }}
  OPTIONAL {{ ?fact tg:standing ?standing . }} }}"""

ENTRIES = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?party {{ }}
  ?fact tg:names ?party ; a tg:EntryVersion ; tg:versionOf ?entry ; tg:heading ?heading .
  ?entry tg:entryOn ?list .
  OPTIONAL {{ ?list rdfs:label ?list_label . FILTER(LANGMATCHES(LANG(?list_label), "en")) }}
  OPTIONAL {{ ?fact tg:inEdition/tg:editionDay ?edition . }}
  {_SPAN} }}"""

MEANT = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?end {{ }}
  {{ ?end tg:heading ?any . BIND(?end AS ?fact) }} UNION {{ ?fact tg:versionOf ?end }}
  ?fact tg:versionOf ?entry ; tg:heading ?heading .
  ?entry tg:entryOn ?list .
  OPTIONAL {{ ?list rdfs:label ?list_label . FILTER(LANGMATCHES(LANG(?list_label), "en")) }}
  OPTIONAL {{ ?fact tg:inEdition/tg:editionDay ?edition . }}
  {_SPAN} }}"""

LISTINGS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?party {{ }}
  ?fact tg:listed ?party ; a tg:Listing ; tg:listingKind ?kind .
  OPTIONAL {{ ?fact tg:onEntry ?entry . OPTIONAL {{ ?entry tg:entryOn ?list . }} }}
  OPTIONAL {{ ?fact tg:authority ?authority . }}
  OPTIONAL {{ ?fact tg:effectiveOn ?effective . }}
  OPTIONAL {{ ?fact tg:dateEarliest ?date_earliest . }}
  OPTIONAL {{ ?fact tg:dateLatest ?date_latest . }}
  OPTIONAL {{ ?fact tg:standing ?standing . }}
  OPTIONAL {{ ?fact rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }} }}"""

REGISTRATIONS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?party {{ }}
  ?fact tg:registrant ?party ; a tg:Registration ; tg:registeredIn ?place .
  ?place tg:locatedIn* ?around .
  {_SPAN} }}"""

PARTIES = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?party {{ }}
  ?party a tg:Agent .
  BIND(EXISTS {{ ?party a tg:Person }} AS ?person)
  OPTIONAL {{ ?party tg:legalStatus ?status . }}
  OPTIONAL {{ ?party rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }} }}"""

INVESTMENTS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?party {{ }}
  ?fact tg:investee ?party ; a tg:Investment .
  OPTIONAL {{ ?fact rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }} }}"""

RULES = f"""{_PREFIXES}SELECT * WHERE {{
  ?rule a tg:OwnershipRule .
  OPTIONAL {{ ?rule rdfs:label ?label . FILTER(LANGMATCHES(LANG(?label), "en")) }}
  OPTIONAL {{ ?rule tg:ruleIssuer/rdfs:label ?issuer . FILTER(LANGMATCHES(LANG(?issuer), "en")) }}
  OPTIONAL {{ ?rule tg:ruleRegime/rdfs:label ?regime . FILTER(LANGMATCHES(LANG(?regime), "en")) }} }}"""

VERSIONS = f"""{_PREFIXES}SELECT ?version ?property ?value WHERE {{
  VALUES ?rule {{ }}
  ?version tg:versionOfRule ?rule ; ?property ?value .
  FILTER(!ISLITERAL(?value) || LANG(?value) = "" || LANGMATCHES(LANG(?value), "en"))
}} ORDER BY ?version ?property ?value"""

PERIODS = f"""{_PREFIXES}SELECT * WHERE {{
  VALUES ?version {{ }}
  ?fact tg:periodOf ?version ; tg:periodStatus ?status .
  OPTIONAL {{ ?fact tg:confirmedOn ?confirmed_on . }}
  OPTIONAL {{ ?fact tg:ruleCitation ?citation . }}
  {_SPAN} }}"""

MEASURES = f"""{_PREFIXES}SELECT ?fact ?measure ?text WHERE {{
  VALUES ?fact {{ }}
  ?fact tg:measure ?node .
  ?node rdfs:label ?measure .
  FILTER(LANGMATCHES(LANG(?measure), "en"))
  OPTIONAL {{ ?node tg:description ?text . FILTER(LANGMATCHES(LANG(?text), "en")) }}
}} ORDER BY ?fact ?measure ?text"""

CITATIONS = f"""{_PREFIXES}SELECT ?fact ?citation WHERE {{
  VALUES ?fact {{ }}
  ?fact tg:madeBy|tg:byAct ?act .
  ?act tg:citation ?citation .
}} ORDER BY ?fact ?citation"""

LABELS = f"""{_PREFIXES}SELECT ?fact ?label WHERE {{
  VALUES ?fact {{ }}
  ?fact rdfs:label ?label .
  FILTER(LANGMATCHES(LANG(?label), "en"))
}} ORDER BY ?fact ?label"""
