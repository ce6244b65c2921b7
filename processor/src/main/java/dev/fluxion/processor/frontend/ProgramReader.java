package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
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
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads a method and all helpers of the same source file that it reaches. */
final class ProgramReader {
  private final Compiler compiler;
  private final SourceText source;
  private final Problems problems;
  private final TypeModel types;
  private final Members members;
  private final Imports imports;
  private final ConstantReader constants = new ConstantReader(this);
  private final RuleFunctions rules;
  private final CompanionFunctions companions;
  private final ExecutableElement entry;
  private final Dispatch dispatch = new Dispatch(this);
  private final Map<Body, String> functionNames = new HashMap<>();
  private final Set<Integer> overridableCalls = new HashSet<>();
  private final Set<String> usedNames = new HashSet<>();
  private final Map<TypeElement, Boolean> isOwn = new HashMap<>();
  private final Deque<Body> unread = new ArrayDeque<>();

  /**
   * A method that is read.
   *
   * @param exact of an instance method, the class of which its object is exactly; null if it may be
   *     one below the class that declares the method
   */
  record Body(ExecutableElement method, @Nullable TypeElement exact) {
    boolean isStatic() {
      return method.getModifiers().contains(Modifier.STATIC);
    }
  }

  ProgramReader(Compiler compiler, SourceText source, ExecutableElement entry, Callees callees) {
    this.compiler = compiler;
    this.source = source;
    this.entry = entry;
    problems = new Problems(source);
    types = new TypeModel(compiler, entry);
    members = new Members(compiler, types);
    imports = new Imports(source, compiler.elements(), members);
    rules = new RuleFunctions(this);
    companions = new CompanionFunctions(this, callees);
  }

  Program read() {
    List<Function> functions = new ArrayList<>();
    Tree tree = compiler.trees().getTree(entry);
    String custom = rules.functionFor(entry, Members.owner(entry), tree);
    if (custom == null) {
      functionName(entryBody());
    } else {
      String name = uniqueName(entry.getSimpleName().toString());
      functions.add(rules.calling(custom, name, source.origin(tree)));
    }
    while (!unread.isEmpty()) {
      Body body = unread.remove();
      functions.add(readAs(functionName(body), body));
    }
    functions.addAll(rules.made());
    functions.addAll(companions.made());
    return new Program(functions, types.records().structs(), constants.functions());
  }

  private Body entryBody() {
    TypeElement owner = Members.owner(entry);
    boolean isExact = owner.getModifiers().contains(Modifier.FINAL);
    return new Body(entry, isExact ? owner : null);
  }

  /** The function of this name that a method of this file becomes. */
  Function readAs(String name, Body body) {
    MethodTree tree = compiler.trees().getTree(body.method());
    return isConstructor(body.method())
        ? new ConstructorReader(this, body.method(), tree).read(name)
        : new FunctionReader(this, body, tree).read(name);
  }

  /** The name of the function that a method becomes; it will be read. */
  String functionName(Body body) {
    Body key = body.isStatic() ? new Body(body.method(), null) : body;
    String known = functionNames.get(key);
    if (known != null) {
      return known;
    }
    String name =
        uniqueName(
            isConstructor(key.method())
                ? "new" + Members.owner(key.method()).getSimpleName()
                : key.method().getSimpleName().toString());
    functionNames.put(key, name);
    unread.add(key);
    return name;
  }

  private static boolean isConstructor(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR;
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

  /** Whether a method is read, too, where it is called: it has a body in this file. */
  boolean isFollowed(ExecutableElement method) {
    MethodTree tree = isOwn(method) ? compiler.trees().getTree(method) : null;
    return tree != null && tree.getBody() != null;
  }

  /** The numbers of the parameters that say so, where a receiver counts as the first. */
  static List<Integer> constants(ExecutableElement method) {
    int shift = method.getModifiers().contains(Modifier.STATIC) ? 0 : 1;
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      if (isConstant(method.getParameters().get(i))) {
        numbers.add(i + shift);
      }
    }
    return numbers;
  }

  /** Whether a parameter or record component says {@code @Constant}. */
  static boolean isConstant(Element element) {
    return element.getAnnotationMirrors().stream()
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

  RuleFunctions rules() {
    return rules;
  }

  CompanionFunctions companions() {
    return companions;
  }

  ConstantReader constants() {
    return constants;
  }

  /** The positions of calls of which it is not known what they execute. */
  Set<Integer> overridableCalls() {
    return overridableCalls;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  ExecutableElement entry() {
    return entry;
  }
}
