package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import javax.lang.model.element.Element;

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
  final FieldReader fields;
  final CallReader calls;
  final StatementReader statements;
  final LoopReader loops;
  final SwitchReader switches;

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
    fields = new FieldReader(this);
    calls = new CallReader(this);
    statements = new StatementReader(this);
    loops = new LoopReader(this);
    switches = new SwitchReader(this);
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
