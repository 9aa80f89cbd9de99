"""SPARQL 1.1 query as a grammar over tokens, used to say what was expected; the engine decides what is valid.

WORDS are keywords, lower case names are kinds of token, marks stand in quotes; `?`, `*`, `|` and brackets mean what
they mean in the Recommendation. A rule with a text after it is called by that text where it could begin.
"""

RULES = """
Query           : Prologue (Select | Construct | Describe | Ask) Values?
Prologue        : (BASE iri | PREFIX name iri)*
Select          : SelectClause WhereClause Modifiers
SelectClause    : SELECT (DISTINCT | REDUCED)? ('*' | Selected Selected*)
Selected        : variable | '(' Expression AS variable ')'                  = a variable
SubSelect       : SelectClause WhereClause Modifiers Values?                 = SELECT
Construct       : CONSTRUCT (Template WhereClause | WHERE Template) Modifiers
Describe        : DESCRIBE ('*' | VarOrIri VarOrIri*) WhereClause? Modifiers
Ask             : ASK WhereClause Modifiers
WhereClause     : WHERE? Group
Modifiers       : (GROUP BY GroupBy GroupBy*)? (HAVING Constraint Constraint*)? (ORDER BY OrderBy OrderBy*)? Slice?
Slice           : LIMIT number (OFFSET number)? | OFFSET number (LIMIT number)?
GroupBy         : Call | '(' Expression (AS variable)? ')' | variable        = a variable or an expression in ( )
OrderBy         : (ASC | DESC) Bracketed | Constraint | variable             = a variable or an expression in ( )
Values          : VALUES (variable '{' Datum* '}' | '(' variable* ')' '{' ('(' Datum* ')')* '}')
Datum           : Iri | Literal | UNDEF                                      = a value or UNDEF
Template        : '{' Templates? '}'
Templates       : Triples ('.' Templates?)?
Group           : '{' (SubSelect | GroupBody) '}'
GroupBody       : TriplesBlock? (Pattern '.'? TriplesBlock?)*
TriplesBlock    : Triples ('.' TriplesBlock?)?
Pattern         : Union | Modified | FILTER Constraint | Bind | Values       = a pattern such as OPTIONAL or FILTER
Union           : Group (UNION Group)*
Modified        : (OPTIONAL | MINUS | GRAPH VarOrIri) Group
Bind            : BIND '(' Expression AS variable ')'
Constraint      : Bracketed | Call                                           = an expression in ( ) or a function
Call            : FUNCTION Arguments | NOT? EXISTS Group | Iri Arguments
Arguments       : '(' (DISTINCT? ('*' | Expression (',' Expression)* (';' SEPARATOR '=' string)?))? ')'
Triples         : Term Properties | Nodes Properties?                        = a triple
Properties      : Verb Objects (';' (Verb Objects)?)*
Verb            : Path | variable                                            = a property
Objects         : Object (',' Object)*
Object          : Term | Nodes                                               = an object
Nodes           : '[' Properties ']' | '(' Object Object* ')'
Term            : variable | Iri | Literal | blank | '[' ']' | '(' ')'
Path            : Step (Onwards Step)*
Step            : '^'? (Iri | 'a' | '!' Negated | '(' Path ')') Repeated?      = a property
Onwards         : '|' | '/'                                                  = a path operator
Repeated        : '?' | '*' | '+'                                            = a path operator
Negated         : Inverse | '(' (Inverse ('|' Inverse)*)? ')'                = a property
Inverse         : '^'? (Iri | 'a')                                           = a property
VarOrIri        : variable | Iri                                             = a variable or an IRI
Bracketed       : '(' Expression ')'
Expression      : Operand (Operator Operand | NOT? IN List)*
Operator        : '||' | '&&' | '=' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/'    = an operator
Operand         : ('!' | '+' | '-')* (Bracketed | Call | Iri | Literal | variable)              = an expression
List            : '(' (Expression (',' Expression)*)? ')'
Literal         : string (language | '^^' Iri)? | ('+' | '-')? number | TRUE | FALSE
Iri             : iri | name                                                 = an IRI
"""
