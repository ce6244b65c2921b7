package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The readers of one body (of a method, or of a constant's initializer), which call each other. */
final class BodyReader {
  final ProgramReader program;
  final Compiler compiler;
  final TypeModel types;
  final Members members;
  final Problems problems;
  final NameResolver names;
  final Flow flow;
  final Environment variables;

  final Conversions conversions;
  final ExpressionReader expressions;
  final OperatorReader operators;
  final AssignmentReader assignments;
  final ArrayReader arrays;
  final ArrayCalls arrayCalls;
  final TensorCalls tensorCalls;
  final FieldReader fields;
  final ObjectFields objects;
  final RecordReader records;
  final CallReader calls;
  final CallArguments arguments;
  final ExternalCalls externals;
  final NullChecks nullChecks;
  final CreationReader creations;
  final StatementReader statements;
  final LoopReader loops;
  final CheckpointReader checkpoints;
  final SwitchReader switches;

  private @Nullable Operand self;
  private boolean isSelfExact;

  BodyReader(ProgramReader program, Element place) {
    this.program = program;
    compiler = program.compiler();
    types = program.types();
    members = program.members();
    problems = program.problems();
    names = new NameResolver(compiler, members, program.imports(), place);
    flow = new Flow(program.source(), types);
    variables = flow.variables();
    conversions = new Conversions(this);
    expressions = new ExpressionReader(this);
    operators = new OperatorReader(this);
    assignments = new AssignmentReader(this);
    arrays = new ArrayReader(this);
    arrayCalls = new ArrayCalls(this);
    tensorCalls = new TensorCalls(this);
    fields = new FieldReader(this);
    objects = new ObjectFields(this);
    records = new RecordReader(this);
    calls = new CallReader(this);
    arguments = new CallArguments(this);
    externals = new ExternalCalls(this);
    nullChecks = new NullChecks(this);
    creations = new CreationReader(this);
    statements = new StatementReader(this);
    loops = new LoopReader(this);
    checkpoints = new CheckpointReader(this);
    switches = new SwitchReader(this);
  }

  /** The object that the method is called on; null in static code. */
  @Nullable Operand self() {
    return self;
  }

  /** Whether the object is of no class below the one that it has here. */
  boolean isSelfExact() {
    return isSelfExact;
  }

  void setSelf(Operand object, boolean isExact) {
    self = object;
    isSelfExact = isExact;
  }

  /** Reports a problem; what it is found in has an unknown type from then on. */
  Operand refuse(Diagnostic diagnostic, Tree tree, Object... arguments) {
    problems.report(diagnostic, tree, arguments);
    return types.unknown();
  }

  /** For code that javac will not accept either. */
  Operand unresolved(Tree tree) {
    if (names.isIgnored(tree)) {
      return types.unknown();
    }
    String text = tree.toString().strip();
    return refuse(
        Diagnostic.UNRESOLVED, tree, text.length() > 40 ? text.substring(0, 40) + "…" : text);
  }
}
