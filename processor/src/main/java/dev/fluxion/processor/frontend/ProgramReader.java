package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads a method and all helpers of the same source file that it reaches. */
final class ProgramReader {
  private final Compiler compiler;
  private final SourceText source;
  private final Problems problems;
  private final TypeModel types;
  private final Members members;
  private final Imports imports;
  private final ConstantReader constants = new ConstantReader(this);
  private final ExecutableElement entry;
  private final Map<ExecutableElement, String> functionNames = new HashMap<>();
  private final Set<String> usedNames = new HashSet<>();
  private final Map<TypeElement, Boolean> isOwn = new HashMap<>();
  private final Deque<ExecutableElement> unread = new ArrayDeque<>();

  ProgramReader(Compiler compiler, SourceText source, ExecutableElement entry) {
    this.compiler = compiler;
    this.source = source;
    this.entry = entry;
    problems = new Problems(source);
    types = new TypeModel(compiler);
    members = new Members(compiler, types);
    imports = new Imports(source.unit(), compiler.elements(), members);
  }

  Program read() {
    functionName(entry);
    List<Function> functions = new ArrayList<>();
    while (!unread.isEmpty()) {
      ExecutableElement method = unread.remove();
      MethodTree tree = compiler.trees().getTree(method);
      functions.add(new FunctionReader(this, method, tree).read(functionName(method)));
    }
    return new Program(functions, List.of(), constants.functions());
  }

  /** The name of the function that {@code method} becomes; it will be read. */
  String functionName(ExecutableElement method) {
    String known = functionNames.get(method);
    if (known != null) {
      return known;
    }
    String name = uniqueName(method.getSimpleName().toString());
    functionNames.put(method, name);
    unread.add(method);
    return name;
  }

  String uniqueName(String wish) {
    String name = wish;
    for (int i = 2; !usedNames.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** Whether the element is declared in the source file that is read. */
  boolean isOwn(Element element) {
    return isOwn.computeIfAbsent(
        Members.outermost(element),
        type -> {
          TreePath path = compiler.trees().getPath(type);
          CompilationUnitTree unit = path == null ? null : path.getCompilationUnit();
          return unit == source.unit();
        });
  }

  /** Whether a static method is read, too, where it is called: it has a body in this file. */
  boolean isFollowed(ExecutableElement method) {
    MethodTree tree = isOwn(method) ? compiler.trees().getTree(method) : null;
    return tree != null && tree.getBody() != null;
  }

  /** Whether a parameter says {@code @Constant}. */
  static boolean isConstant(VariableElement parameter) {
    return parameter.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                ((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals("dev.fluxion.Constant"));
  }

  Compiler compiler() {
    return compiler;
  }

  SourceText source() {
    return source;
  }

  Problems problems() {
    return problems;
  }

  TypeModel types() {
    return types;
  }

  Members members() {
    return members;
  }

  Imports imports() {
    return imports;
  }

  ConstantReader constants() {
    return constants;
  }

  ExecutableElement entry() {
    return entry;
  }
}
