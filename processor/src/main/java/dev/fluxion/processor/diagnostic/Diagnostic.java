package dev.fluxion.processor.diagnostic;

import static dev.fluxion.processor.diagnostic.Severity.ERROR;
import static dev.fluxion.processor.diagnostic.Severity.NOTE;
import static dev.fluxion.processor.diagnostic.Severity.WARNING;

/**
 * The catalogue: one entry for each kind of finding. Codes are stable: one that is no longer used
 * is not given to anything else.
 *
 * <p>Texts are {@link String#format} patterns over the arguments of the {@link Problem}.
 */
public enum Diagnostic {
  // The processor and its surroundings.
  NEEDS_JAVAC(
      "FLX001",
      ERROR,
      "Fluxion reads method bodies through javac's public API, and this compiler (%s) has none",
      "compile with javac"),
  INTERNAL_FAULT(
      "FLX002",
      ERROR,
      "an internal fault of Fluxion while differentiating %s: %s",
      "please report it with the method; until then, remove its @Differentiable"),
  UNRESOLVED("FLX003", ERROR, "cannot find what %s means here", "check its name and its imports"),

  // The annotated method and its annotation.
  NO_BODY("FLX004", ERROR, "%s has no body to differentiate", "annotate a method with a body"),
  NO_REAL_RESULT(
      "FLX005",
      ERROR,
      "%s returns %s, which has no derivative",
      "return numbers or arrays of them, or write into array parameters, or remove"
          + " @Differentiable"),
  NOTHING_TO_DIFFERENTIATE(
      "FLX006",
      ERROR,
      "%s has no parameter to differentiate with respect to",
      "give it a parameter that is not @Constant and brings in real numbers: a number, an array, a"
          + " record, a Tensor"),
  UNKNOWN_PARAMETER(
      "FLX007", ERROR, "%s has no parameter called %s", "name in wrt what the method declares"),
  NOT_DIFFERENTIABLE_TYPE(
      "FLX008",
      ERROR,
      "parameter %s is of type %s, which cannot be differentiated",
      "mark it @Constant, or leave it out of wrt"),
  CONSTANT_IN_WRT(
      "FLX009",
      ERROR,
      "parameter %s is @Constant and named in wrt at once",
      "remove one of the two"),
  BASE_NAME_TAKEN(
      "FLX010",
      ERROR,
      "two derivatives in this class would both be called %s",
      "give one of them another @Differentiable(name = \"…\")"),
  BAD_BASE_NAME(
      "FLX011", ERROR, "\"%s\" is no Java identifier", "give a name that methods can have"),
  COMPANION_TAKEN(
      "FLX012",
      ERROR,
      "the companion %s cannot be written, as a class of this name exists",
      "rename one of the two classes"),
  PRIVATE_CLASS(
      "FLX013",
      ERROR,
      "no companion can call a method of the private class %s",
      "make the class package-private"),
  IMPOSSIBLE_MEMBER(
      "FLX014", ERROR, "%s cannot be generated for %s: %s", "name the others in only = {…}"),
  MEMBER_LEFT_OUT(
      "FLX015",
      NOTE,
      "%s goes without %s",
      "if you need them, write the missing rule or make the method so named @Differentiable, else"
          + " list the others in only = {…}"),
  OVERRIDABLE_METHOD(
      "FLX016",
      ERROR,
      "%s can be overridden, so what it does is not known",
      "make it private or final, or its class final"),
  TWICE_IN_WRT("FLX017", ERROR, "wrt names %s twice", "remove one of the two"),
  READ_AND_WRITTEN(
      "FLX019",
      ERROR,
      "%s reads what %s holds on entry, and writes to it",
      "name it in wrt if it is both input and result, or mark it @Constant if it is scratch"),

  // The language: statements.
  TRY("FLX020", ERROR, "try cannot be differentiated", "catch exceptions in the caller"),
  SYNCHRONIZED(
      "FLX021", ERROR, "synchronized cannot be differentiated", "synchronize in the caller"),
  LOCAL_CLASS(
      "FLX022",
      ERROR,
      "a class declared inside a method cannot be differentiated",
      "move it out of the method"),
  FOR_EACH_OBJECT(
      "FLX023",
      ERROR,
      "for-each runs over arrays only, and this is of type %s",
      "copy it into an array before the call"),
  PATTERN_SWITCH(
      "FLX024",
      ERROR,
      "switch over patterns or null cannot be differentiated",
      "switch over an int, an enum or a String"),
  UNSUPPORTED_STATEMENT(
      "FLX025",
      ERROR,
      "this kind of statement (%s) cannot be differentiated",
      "write it with assignments, if, switch and loops"),
  MISPLACED_CHECKPOINT(
      "FLX026",
      ERROR,
      "@Checkpointed means a loop, and this variable is not declared in the header of a for",
      "write a while loop as for (@Checkpointed int k = 0; condition; k++)"),
  NEGATIVE_SNAPSHOTS(
      "FLX027",
      ERROR,
      "a loop cannot keep %s snapshots",
      "give a positive number, or none to have it chosen"),

  // The language: expressions.
  LAMBDA(
      "FLX030",
      ERROR,
      "a lambda cannot be differentiated",
      "write its body where it is called, or make it a static method"),
  METHOD_REFERENCE(
      "FLX031", ERROR, "a method reference cannot be differentiated", "call the method directly"),
  OBJECT_CREATION(
      "FLX032",
      ERROR,
      "new %s: only records and exceptions can be created in a differentiated method",
      "create the object before the call and pass it as a @Constant parameter"),
  FIELD_WRITE(
      "FLX035",
      ERROR,
      "field %s is written; a differentiated method must not change fields",
      "use a local variable, or return the value"),
  ENCLOSING_OBJECT(
      "FLX036",
      ERROR,
      "%s belongs to an object or a method that the companion has no access to",
      "pass what is needed of it as a parameter"),
  MUTABLE_STATIC_FIELD(
      "FLX037",
      ERROR,
      "static field %s is not final, so its value may change between value and derivative",
      "make it final, or pass its value as a parameter"),
  UNCOPYABLE_CONSTANT(
      "FLX038",
      ERROR,
      "the companion cannot read the private constant %s, and cannot copy it: %s",
      "make it package-private"),
  OVERRIDABLE_CALL(
      "FLX039",
      ERROR,
      "%s gets a differentiated argument, and can be overridden, so what it does is not known",
      "make it private or final, or its class final"),
  UNREACHABLE_BY_COMPANION(
      "FLX040",
      ERROR,
      "the companion, another class of the same package, has no access to %s",
      "make it package-private"),
  BOXED_NUMBER(
      "FLX041", ERROR, "a boxed number (%s) cannot be differentiated", "use the primitive type"),
  INSTANCEOF("FLX042", ERROR, "instanceof cannot be differentiated", "decide it in the caller"),
  REFERENCE_CAST(
      "FLX043",
      ERROR,
      "a cast to %s cannot be differentiated",
      "cast to primitive types only, or do it in the caller"),
  REFERENCE_COMPARISON(
      "FLX044",
      ERROR,
      "%s and %s are compared by identity, which the companion's boxes do not keep",
      "compare the numbers: intValue(), doubleValue()"),
  GENERIC_RESULT(
      "FLX045",
      ERROR,
      "what a generic method returns is used as %s here, but its derivative is lost on the way",
      "declare that method with this type instead of a type variable"),
  UNSUPPORTED_EXPRESSION(
      "FLX049",
      ERROR,
      "this kind of expression (%s) cannot be differentiated",
      "write it with operators and calls, or compute it before the call"),
  CONSTANT_ARRAY_WRITTEN(
      "FLX050",
      ERROR,
      "the private array %s cannot be copied into the companion, as it may be written: see line %s",
      "make it package-private, or pass it as a @Constant parameter"),
  AMBIGUOUS_CALL(
      "FLX051",
      ERROR,
      "cannot tell which of the methods called %s is meant",
      "cast the arguments to the exact parameter types"),

  ARRAY_METHOD(
      "FLX052",
      ERROR,
      "%s cannot be called on %s in a differentiated method",
      "use clone, Arrays.fill, copyOf, copyOfRange, stream(a).sum(), System.arraycopy, or a loop"),
  RECORD_ARRAY_OUTSIDE(
      "FLX055",
      ERROR,
      "an array of records is passed to or comes from code that is not followed",
      "build it in this method, or move the other code into this file"),
  ACCESSOR_ELSEWHERE(
      "FLX056",
      ERROR,
      "accessor %s is written out in another file, so it may not return its component",
      "move the record into this file, or leave the accessor to the compiler"),
  RECORD_ARRAY_WRITTEN(
      "FLX057",
      ERROR,
      "this writes to an array of records that the caller sees under another name, or as a result",
      "write to a new array, and return records instead of writing them"),
  RECORD_CHANGES_COMPONENTS(
      "FLX058",
      ERROR,
      "the constructor of record %s changes its components, so it cannot hold derivatives",
      "let the constructor only check, or mark the parameter @Constant"),
  RULE_OF_RECORDS(
      "FLX059",
      ERROR,
      "rule %s returns a record that cannot be read, as an accessor is written out in another module",
      "leave the accessor to the compiler, or move the rule into this file"),

  // Found by the analyses.
  NO_DERIVATIVE_KNOWN(
      "FLX060",
      ERROR,
      "%s gets a differentiated argument, and no derivative of it is known",
      "make that method @Differentiable, move it into this file, or write its derivative with"
          + " @DerivativeOf"),
  DERIVATIVE_DROPPED(
      "FLX061",
      WARNING,
      "the derivative is dropped here: %s of a differentiated value counts as constant",
      "if that is meant, say @SuppressWarnings(\"fluxion\")"),
  ROW_IN_CHECKPOINTED_LOOP(
      "FLX062",
      ERROR,
      "a @Checkpointed loop cannot put arrays into an array from before the trip, nor pass on one"
          + " whose rows are replaced later",
      "copy the elements, or remove @Checkpointed"),
  RANK_TOO_HIGH(
      "FLX066",
      ERROR,
      "an array of type %s gets differentiated values here; such arrays have up to three dimensions",
      "use fewer dimensions"),
  FIELD_ARRAY_WRITTEN(
      "FLX067",
      ERROR,
      "the array in %s is written; a differentiated method must not change fields",
      "write to a copy of it"),
  FOREIGN_ARRAY_WRITTEN(
      "FLX068",
      ERROR,
      "a differentiated value is written to the array from %s, which may keep it and return it again",
      "write to a copy of it"),
  CONSTANT_PARAMETER_WRITTEN(
      "FLX069",
      ERROR,
      "parameter %s is @Constant and an array that is written, so its caller would lose derivatives",
      "remove @Constant there: scratch arrays need none"),

  // Rules.
  RULE_WITHOUT_METHOD(
      "FLX070", ERROR, "%s has no method %s", "name the class that declares the method"),
  RULE_SIGNATURE(
      "FLX071",
      ERROR,
      "%s is no rule for %s, which would be %s",
      "change its signature, or the method, overload or parameter that its annotation names"),
  RULE_OF_NO_VALUE(
      "FLX072",
      ERROR,
      "%s returns %s, of which there is no derivative",
      "write rules for methods that return what can be differentiated"),
  RULE_OF_NO_PARAMETER(
      "FLX073",
      ERROR,
      "%s has no parameter number %s that can be differentiated",
      "count the parameters from 0, without the receiver"),
  DUPLICATE_RULE(
      "FLX074",
      ERROR,
      "%s and %s are rules for the same derivative of %s",
      "remove one of the two"),
  RULE_MISSING(
      "FLX075",
      ERROR,
      "%s gets a differentiated argument number %s, by which no derivative of it is known",
      "write the missing rule, name the parameter in wrt of the method, or pass a constant"),

  // Calls of @Differentiable methods of other files.
  CALLEE_WITHOUT_COMPANION(
      "FLX080",
      ERROR,
      "%s is @Differentiable, but its companion %s is not there",
      "compile it with Fluxion as an annotation processor"),
  CALLEE_WITH_OLD_COMPANION(
      "FLX081",
      ERROR,
      "the companion of %s, %s, was made from another version of it",
      "compile that class again, with Fluxion"),
  CALLEE_OFFERS_NOTHING(
      "FLX082",
      ERROR,
      "%s is called, but its companion %s has neither a gradient nor a Jvp of it",
      "add GRADIENT or JVP to only = {…} there"),
  CALLEE_WITHOUT_NAMES(
      "FLX083",
      ERROR,
      "the parameters that wrt of %s names cannot be found, as its class file has no names",
      "compile that class with -g or -parameters"),
  CALLEE_OVERWRITES(
      "FLX084",
      ERROR,
      "%s overwrites its array argument number %s, which is none of its results",
      "make it void, so that its arrays are its results, or let it work on a copy"),
  SCRATCH_READ(
      "FLX085",
      ERROR,
      "%s works in its @Constant array argument number %s, and what it leaves there is read later",
      "pass an array of its own, or make the parameter a result over there");

  private final String code;
  private final Severity severity;
  private final String problem;
  private final String remedy;

  Diagnostic(String code, Severity severity, String problem, String remedy) {
    this.code = code;
    this.severity = severity;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** The stable code, {@code FLX} and three digits. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** The whole text: code, problem, remedy. */
  public String message(Object... arguments) {
    return code + ": " + String.format(problem, arguments) + "; " + remedy;
  }
}
