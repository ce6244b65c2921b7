package dev.fluxion.processor;

import dev.fluxion.processor.companion.CompanionCallees;
import dev.fluxion.processor.companion.CompanionDeclaration;
import dev.fluxion.processor.companion.CompanionDescriptor;
import dev.fluxion.processor.companion.CompanionWriter;
import dev.fluxion.processor.companion.DeclarationProblem;
import dev.fluxion.processor.companion.DeclarationReader;
import dev.fluxion.processor.companion.Derivatives;
import dev.fluxion.processor.companion.Member;
import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.companion.MethodDescriptor;
import dev.fluxion.processor.companion.RuleDeclarations;
import dev.fluxion.processor.companion.WrittenArrays;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.diagnostic.Severity;
import dev.fluxion.processor.frontend.MethodReader;
import dev.fluxion.processor.frontend.ReadMethod;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.transform.ExplodeRecords;
import dev.fluxion.processor.transform.InlineCalls;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Makes the companion of one class: reads it, differentiates its methods, writes the file. */
final class CompanionCompiler {
  private final Elements elements;
  private final Types types;
  private final Filer filer;
  private final CompanionCallees callees;
  private final MethodReader reader;
  private final Reporter reporter;
  private final Options options;

  /** The classes whose companions are done. */
  private final Set<String> finished = new HashSet<>();

  /** Those that are being compiled, one because of another. */
  private final Set<String> owners = new HashSet<>();

  private boolean inLastRound;

  /** What was left out of companions so far, by view: elements do not live longer than a round. */
  private final Map<String, Set<Member>> leftOut = new HashMap<>();

  /** Declarations with what their bodies tell, likewise. */
  private final Map<String, MethodDeclaration> complete = new HashMap<>();

  private final Circles circles = new Circles();

  /** The names of all companions so far. */
  private final Set<String> written = new HashSet<>();

  /**
   * A compiler.
   *
   * @param javac what knows the trees
   * @param outer the environment as the build tool passed it, which must hear of files and messages
   */
  CompanionCompiler(Environments.Javac javac, ProcessingEnvironment outer) {
    this.elements = javac.environment().getElementUtils();
    this.types = javac.environment().getTypeUtils();
    this.filer = outer.getFiler();
    this.callees =
        new CompanionCallees(
            elements,
            types,
            type -> javac.trees().getPath(type) != null,
            this::complete,
            this::leftOut);
    this.reader = new MethodReader(javac.environment(), javac.trees(), callees);
    this.reporter = new Reporter(javac.trees(), outer.getMessager());
    this.options = Options.of(outer.getOptions());
  }

  /**
   * Compiles the companion of {@code owner}.
   *
   * @param isLastChance whether no other processor can write any more what is missing
   * @return whether it is done; else something is missing that another processor may still write
   */
  boolean compile(TypeElement owner, boolean isLastChance) {
    String name = owner.getQualifiedName().toString();
    if (finished.contains(name)) {
      return true; // A caller in another file asked for it.
    }
    inLastRound = isLastChance;
    callees.clear();
    owners.add(name);
    try {
      boolean isDone = read(owner, isLastChance);
      if (isDone) {
        finished.add(name);
      }
      return isDone;
    } finally {
      owners.remove(name);
    }
  }

  private boolean read(TypeElement owner, boolean isLastChance) {
    if (DeclarationReader.hasUnresolvedTypes(owner) && !isLastChance) {
      return false;
    }
    DeclarationReader.Result declarations = DeclarationReader.read(owner, elements, types);
    List<MethodDeclaration> methods = declarations.declaration().methods();
    Map<ExecutableElement, ReadMethod> bodies = new HashMap<>();
    for (ExecutableElement method :
        methods.stream().map(MethodDeclaration::method).distinct().toList()) {
      Faults.guard(
          () -> bodies.put(method, reader.read(method)), fault -> reporter.report(fault, method));
    }
    if (!isLastChance && bodies.values().stream().anyMatch(CompanionCompiler::isUnresolved)) {
      return false;
    }
    declarations.problems().forEach(reporter::report);
    List<MethodDeclaration> known = methods.stream().map(m -> complete(m, bodies)).toList();
    known.forEach(m -> complete.put(viewName(m), m));
    List<MethodDeclaration> all = new ArrayList<>(known);
    all.addAll(forCallers(known, bodies));
    all.addAll(rules(owner, bodies, known.isEmpty()));
    if (!all.isEmpty()) {
      write(CompanionDescriptor.of(new CompanionDeclaration(owner, all)), bodies);
    }
    return true;
  }

  /** The views of {@code void} methods that only callers in other files know. */
  private List<MethodDeclaration> forCallers(
      List<MethodDeclaration> methods, Map<ExecutableElement, ReadMethod> bodies) {
    List<MethodDeclaration> found = new ArrayList<>();
    for (MethodDeclaration method : methods) {
      ReadMethod body = bodies.get(method.method());
      Optional<MethodDeclaration> onto = method.onto();
      if (onto.isPresent() && body != null) {
        if (MethodProblems.of(onto.get(), body).stream().noneMatch(Problem::isError)) {
          found.add(onto.get());
        } else {
          leftOut.put(viewName(onto.get()), EnumSet.allOf(Member.class));
        }
      }
    }
    return found;
  }

  /**
   * The rules that callers in other files may differentiate; what cannot be differentiated is
   * called as it stands.
   *
   * @param areAlone whether there is no companion but for them; then none is written where its name
   *     is taken
   */
  private List<MethodDeclaration> rules(
      TypeElement owner, Map<ExecutableElement, ReadMethod> bodies, boolean areAlone) {
    List<MethodDeclaration> found = new ArrayList<>();
    CompanionDescriptor companion =
        CompanionDescriptor.of(new CompanionDeclaration(owner, List.of()));
    for (MethodDeclaration rule : RuleDeclarations.of(owner, elements, types)) {
      ReadMethod body = areAlone && isTaken(companion) ? null : silently(rule.method());
      if (body != null && MethodProblems.of(rule, body).isEmpty()) {
        bodies.put(rule.method(), body);
        MethodDeclaration known = complete(rule, body, problem -> {});
        complete.put(viewName(rule), known);
        found.add(known);
      } else {
        leftOut.put(viewName(rule), EnumSet.allOf(Member.class));
      }
    }
    return found;
  }

  private @Nullable ReadMethod silently(ExecutableElement rule) {
    Map<ExecutableElement, ReadMethod> read = new HashMap<>();
    Faults.guard(() -> read.put(rule, reader.read(rule)), fault -> {});
    return read.get(rule);
  }

  /** Reports what is wrong with the rules that {@code type} declares. */
  void checkRules(TypeElement type) {
    reader.ruleProblems(type).stream()
        .map(
            problem ->
                new DeclarationProblem(
                    problem.diagnostic(),
                    problem.rule(),
                    problem.annotation(),
                    null,
                    problem.arguments()))
        .forEach(reporter::report);
  }

  /** The declaration with what can only be known from the body. */
  private MethodDeclaration complete(
      MethodDeclaration method, Map<ExecutableElement, ReadMethod> bodies) {
    ReadMethod read = bodies.get(method.method());
    if (read == null || read.hasErrors()) {
      return WrittenArrays.guess(method);
    }
    return complete(method, read, reporter::report);
  }

  private static MethodDeclaration complete(
      MethodDeclaration method, ReadMethod read, Consumer<DeclarationProblem> problems) {
    return WrittenArrays.complete(
        method,
        InlineCalls.inline(ExplodeRecords.explode(read.program())),
        parts -> ExplodeRecords.whole(parts, read.program()),
        problems);
  }

  /**
   * The members that are left out of the companion of a method that another file calls: so that
   * companion comes first, unless files call each other in a circle.
   */
  private Set<Member> leftOut(MethodDeclaration method) {
    TypeElement owner = method.owner();
    if (!owners.contains(owner.getQualifiedName().toString())) {
      Faults.guard(
          () -> compile(owner, inLastRound), fault -> reporter.report(fault, method.method()));
    }
    return leftOut.getOrDefault(viewName(method), Set.of());
  }

  private static String viewName(MethodDeclaration method) {
    return method.owner().getQualifiedName() + "." + method.baseName();
  }

  /** The same for a method that another file calls. */
  private MethodDeclaration complete(MethodDeclaration method) {
    MethodDeclaration known = complete.get(viewName(method));
    return known != null ? known : circles.complete(method, () -> read(method));
  }

  /** What can be told of a method if others are as they are known, or assumed to be. */
  private MethodDeclaration read(MethodDeclaration method) {
    ReadMethod read = reader.read(method.method());
    return read.hasErrors() ? WrittenArrays.guess(method) : complete(method, read, problem -> {});
  }

  private static boolean isUnresolved(ReadMethod read) {
    return read.problems().stream().anyMatch(p -> p.diagnostic() == Diagnostic.UNRESOLVED);
  }

  private void write(CompanionDescriptor companion, Map<ExecutableElement, ReadMethod> bodies) {
    CompanionWriter writer = new CompanionWriter(companion);
    for (MethodDescriptor descriptor : companion.methods()) {
      MethodDeclaration method = descriptor.method();
      Faults.guard(
          () -> writer.add(descriptor, derivatives(descriptor, bodies.get(method.method()))),
          fault -> {
            if (!method.isForCallers()) {
              reporter.report(fault, method.method());
            }
            leftOut.put(viewName(method), EnumSet.allOf(Member.class));
            writer.add(descriptor, Derivatives.NONE);
          });
    }
    save(companion, writer.text(name -> isNeighbour(name, companion.owner())));
  }

  /** The derivatives of one method, or {@link Derivatives#NONE} after an error, which is said. */
  private Derivatives derivatives(MethodDescriptor descriptor, @Nullable ReadMethod read) {
    MethodDeclaration method = descriptor.method();
    if (read == null) {
      return Derivatives.NONE; // The fault was reported.
    }
    List<Problem> problems = MethodProblems.of(method, read);
    if (!method.isForCallers()) {
      problems.forEach(problem -> reporter.report(method.method(), problem, read.source()));
    }
    if (method.hasErrors() || problems.stream().anyMatch(Problem::isError)) {
      return Derivatives.NONE;
    }
    Derivatives derivatives =
        new GradientCompiler(options, (pass, program) -> trace(method, pass, program))
            .differentiate(descriptor, read);
    leftOut.put(viewName(method), derivatives.missing().keySet());
    if (method.isForCallers()) {
      return derivatives;
    }
    List<DeclarationProblem> missing = method.impossible(derivatives.missingForUsers());
    missing.forEach(reporter::report);
    return missing.stream().anyMatch(p -> p.diagnostic().severity() == Severity.ERROR)
        ? Derivatives.NONE
        : derivatives;
  }

  private void save(CompanionDescriptor companion, String text) {
    TypeElement owner = companion.owner();
    String name = companion.qualifiedName();
    if (isTaken(companion) || !written.add(name)) {
      taken(companion);
      return;
    }
    try (Writer out = filer.createSourceFile(name, owner).openWriter()) {
      out.write(text);
    } catch (FilerException twice) {
      taken(companion);
    } catch (IOException e) {
      reporter.report(e, owner);
    }
  }

  private boolean isTaken(CompanionDescriptor companion) {
    TypeElement existing =
        elements.getTypeElement(elements.getModuleOf(companion.owner()), companion.qualifiedName());
    return existing != null && !CompanionDescriptor.isCompanion(existing);
  }

  private void taken(CompanionDescriptor companion) {
    companion
        .methods()
        .forEach(m -> reporter.report(m.method().takenBy(companion.qualifiedName())));
  }

  /**
   * Whether {@code name} means a class of the package of {@code type}. It is looked up by itself:
   * to list the package would make javac read every class file in it, old companions too, whose
   * nested records it then confuses with the new ones (and crashes, as of 17).
   */
  private boolean isNeighbour(String name, TypeElement type) {
    PackageElement itsPackage = elements.getPackageOf(type);
    String prefix = itsPackage.isUnnamed() ? "" : itsPackage.getQualifiedName() + ".";
    return elements.getTypeElement(prefix + name) != null;
  }

  private void trace(MethodDeclaration method, String pass, Program program) {
    if (method.baseName().equals(options.trace())) {
      reporter.trace(method.displayName() + ", " + pass + ":\n" + Printer.print(program));
    }
  }
}
