"""SPARQL 1.1 query as a grammar over tokens, used to say what was expected; the engine decides what is valid.

WORDS are keywords, lower case names are kinds of token, marks stand in quotes; `?`, `*`, `+`, `|` and brackets mean what
they mean in the Recommendation. A rule with a text after it is named by that text where it could begin.
"""

RULES = """
Query           : Prologue (Select | Construct | Describe | Ask) Values?
Prologue        : (BASE iri | PREFIX name iri)*
Select          : SelectClause WhereClause Modifiers
SelectClause    : SELECT (DISTINCT | REDUCED)? ('*' | Selected Selected*)
Selected        : variable | '(' Expression AS variable ')'                          = a variable
SubSelect       : SelectClause WhereClause Modifiers Values?
Construct       : CONSTRUCT (Template WhereClause | WHERE '{' TriplesTemplate? '}') Modifiers
Describe        : DESCRIBE ('*' | VarOrIri VarOrIri*) WhereClause? Modifiers
Ask             : ASK WhereClause Modifiers
WhereClause     : WHERE? Group
Modifiers       : GroupClause? HavingClause? OrderClause? LimitClauses?
GroupClause     : GROUP BY GroupBy GroupBy*
GroupBy         : Call | '(' Expression (AS variable)? ')' | variable                = a variable or an expression in ( )
HavingClause    : HAVING Constraint Constraint*
OrderClause     : ORDER BY OrderBy OrderBy*
OrderBy         : (ASC | DESC) Bracketed | Constraint | variable                     = a variable or an expression in ( )
LimitClauses    : LIMIT number (OFFSET number)? | OFFSET number (LIMIT number)?
Values          : VALUES DataBlock
DataBlock       : variable '{' Datum* '}' | '(' variable* ')' '{' ('(' Datum* ')')* '}'
Datum           : Iri | Literal | UNDEF                                              = a value or UNDEF
Template        : '{' TriplesTemplate? '}'
TriplesTemplate : Triples ('.' TriplesTemplate?)?
Group           : '{' (SubSelect | GroupBody) '}'
GroupBody       : TriplesBlock? (Pattern '.'? TriplesBlock?)*
TriplesBlock    : Triples ('.' TriplesBlock?)?
Pattern         : GroupOrUnion | OPTIONAL Group | MINUS Group | GRAPH VarOrIri Group | FILTER Constraint | Bind | Values
GroupOrUnion    : Group (UNION Group)*
Bind            : BIND '(' Expression AS variable ')'
Constraint      : Bracketed | Call                                                   = an expression in ( ) or a function
Call            : FUNCTION Arguments | NOT? EXISTS Group | Iri Arguments
Arguments       : '(' (DISTINCT? ('*' | Expression (',' Expression)* (';' SEPARATOR '=' string)?))? ')'
Triples         : Term Properties | Nodes Properties?                                = a triple
Properties      : Verb Objects (';' (Verb Objects)?)*
Verb            : Path | variable                                                    = a property
Objects         : Object (',' Object)*
Object          : Term | Nodes                                                       = an object
Nodes           : '[' Properties ']' | '(' Object Object* ')'
Term            : variable | Iri | Literal | blank | '[' ']' | '(' ')'
Path            : Step (('|' | '/') Step)*
Step            : '^'? (Iri | A | '!' NegatedSet | '(' Path ')') ('?' | '*' | '+')?
NegatedSet      : Negated | '(' (Negated ('|' Negated)*)? ')'
Negated         : '^'? (Iri | A)
VarOrIri        : variable | Iri                                                     = a variable or an IRI
Bracketed       : '(' Expression ')'
Expression      : Unary (Operator Unary | NOT? IN List)*                             = an expression
Operator        : '||' | '&&' | '=' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/'   = an operator
List            : '(' (Expression (',' Expression)*)? ')'
Unary           : ('!' | '+' | '-')* (Bracketed | Call | Iri | Literal | variable)
Literal         : string (language | '^^' Iri)? | ('+' | '-')? number | TRUE | FALSE
Iri             : iri | name
"""
