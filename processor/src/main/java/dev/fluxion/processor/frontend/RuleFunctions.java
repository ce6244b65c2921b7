package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The functions of the program that stand for methods with rules, and for rules of other files. */
final class RuleFunctions {
  private final ProgramReader program;
  private final RuleScope scope;
  private final Map<List<UserRule>, String> targets = new HashMap<>();
  private final Map<ExecutableElement, String> foreign = new HashMap<>();
  private final List<Function> made = new ArrayList<>();

  RuleFunctions(ProgramReader program) {
    this.program = program;
    scope = new RuleScope(program.compiler(), program.types(), program.members());
  }

  /** The functions made so far, without the methods of this file that are read anyway. */
  List<Function> made() {
    return made;
  }

  /**
   * The name of the function that {@code target} is where rules for it are known; null if there are
   * none.
   *
   * @param place the class that it is called in
   * @param tree where to report problems
   */
  @Nullable String functionFor(ExecutableElement target, TypeElement place, Tree tree) {
    List<UserRule> rules = scope.rulesFor(target, place);
    if (rules.isEmpty()) {
      return null;
    }
    check(rules, place, tree);
    String known = targets.get(rules);
    if (known != null) {
      return known;
    }
    String name = program.uniqueName(target.getSimpleName().toString());
    targets.put(rules, name);
    made.add(
        (isCallable(target, place)
                ? ExternalFunction.of(name, program.types(), target)
                : program.readAs(name, new ProgramReader.Body(target, null)))
            .withDerivative(derivative(target, rules)));
    return name;
  }

  private CustomDerivative derivative(ExecutableElement target, List<UserRule> rules) {
    SortedMap<Integer, String> partials = new TreeMap<>();
    SortedMap<Integer, CustomDerivative.Part> pushforwards = new TreeMap<>();
    List<CustomDerivative.Pullback> pullbacks = new ArrayList<>();
    SortedSet<Integer> parameters = new TreeSet<>();
    for (UserRule rule : rules) {
      parameters.addAll(rule.wrt());
      boolean returnsRecord = rule.wrt().size() > 1;
      String function = returnsRecord ? unpacking(rule) : functionOf(rule);
      CustomDerivative.Part part = new CustomDerivative.Part(function, rule.takesResult());
      switch (rule.kind()) {
        case DERIVATIVE -> partials.put(rule.wrt().get(0), function);
        case PUSHFORWARD -> pushforwards.put(rule.wrt().get(0), part);
        case PULLBACK -> pullbacks.add(new CustomDerivative.Pullback(rule.wrt(), part));
      }
    }
    return new CustomDerivative(
        qualified(target),
        List.copyOf(parameters),
        ProgramReader.constants(target),
        partials,
        pushforwards,
        pullbacks,
        null);
  }

  /** A function that calls the rule and returns the components of its record. */
  private String unpacking(UserRule rule) {
    return foreign.computeIfAbsent(
        rule.rule(),
        method -> {
          String name = program.uniqueName(method.getSimpleName().toString());
          String own = calledFor(rule);
          made.add(
              own == null
                  ? asItStands(ExternalFunction.unpacking(name, program.types(), method), rule)
                  : ExternalFunction.unpacking(name, program.types(), method, own));
          return name;
        });
  }

  /** The function that the rule is, if what it returns can be differentiated; null if not. */
  private @Nullable String calledFor(UserRule rule) {
    if (isFollowed(rule)) {
      return program.functionName(new ProgramReader.Body(rule.rule(), null));
    }
    return program.companions().functionFor(rule.rule(), varying(rule));
  }

  /** A function that does nothing but call one of those made. */
  Function calling(String callee, String name, Origin origin) {
    Function function =
        made.stream().filter(f -> f.name().equals(callee)).findFirst().orElseThrow();
    BlockBuilder out = new BlockBuilder(ValueSupply.after(function)).at(origin);
    Value value = out.values().temporary(function.results().get(0));
    out.append(
        new Statement.Call(List.of(value), callee, List.copyOf(function.parameters()), origin));
    return new Function(
        name,
        function.parameters(),
        function.results(),
        function.resultNames(),
        out.build(List.of(value)));
  }

  private void check(List<UserRule> rules, TypeElement place, Tree tree) {
    for (UserRule rule : rules) {
      if (!isFollowed(rule) && !areReadable(rule)) {
        program.problems().report(Diagnostic.RULE_OF_RECORDS, tree, qualified(rule.rule()));
      }
      for (UserRule other : rules.subList(0, rules.indexOf(rule))) {
        if (rule.collidesWith(other)) {
          program
              .problems()
              .report(
                  Diagnostic.DUPLICATE_RULE,
                  tree,
                  qualified(other.rule()),
                  qualified(rule.rule()),
                  qualified(rule.target()));
        }
      }
      if (!isFollowed(rule) && !isCallable(rule.rule(), place)) {
        program
            .problems()
            .report(Diagnostic.UNREACHABLE_BY_COMPANION, tree, qualified(rule.rule()));
      }
    }
  }

  /** A rule of this file; what it returns is taken apart, if it is to be, as a record. */
  private boolean isFollowed(UserRule rule) {
    return program.isFollowed(rule.rule())
        && (rule.wrt().size() == 1 || type(rule.rule().getReturnType()) instanceof StructType);
  }

  private Type type(TypeMirror type) {
    return program.types().toIr(program.types().erased(type));
  }

  /** Whether the records that the rule returns can be read. */
  private boolean areReadable(UserRule rule) {
    return new RecordObjects(program.types()).areReadable(type(rule.rule().getReturnType()));
  }

  private static String qualified(ExecutableElement method) {
    return Members.owner(method).getSimpleName() + "." + method.getSimpleName();
  }

  private boolean isCallable(ExecutableElement method, TypeElement place) {
    return TypeModel.isVisibleInPackage(method, place, program.compiler().elements());
  }

  /** The numbers of the rule's parameters that may have a derivative, unless that is cut off. */
  private List<Integer> varying(UserRule rule) {
    List<Value> parameters = new ExternalFunction(program.types(), rule.rule()).parameters();
    List<Integer> constants = constants(rule);
    return IntStream.range(0, parameters.size())
        .filter(i -> carriesDerivative(parameters.get(i).type()) && !constants.contains(i))
        .boxed()
        .toList();
  }

  /** What is cut off by the rule itself, or by the method that it is a rule of. */
  private static List<Integer> constants(UserRule rule) {
    List<Integer> constants = new ArrayList<>(ProgramReader.constants(rule.rule()));
    constants.addAll(ProgramReader.constants(rule.target()));
    return constants.stream().distinct().toList();
  }

  /** Whether the type, or a component of the records in it, can have a derivative. */
  private boolean carriesDerivative(Type type) {
    if (type instanceof ArrayType array && RecordReader.hasStructs(array)) {
      return carriesDerivative(array.element());
    }
    return type instanceof StructType struct
        ? program.types().records().members(struct).stream()
            .anyMatch(member -> carriesDerivative(member.type()))
        : FunctionReader.isDifferentiable(type);
  }

  /** A rule of this file is followed like any helper; another is called as it stands. */
  private String functionOf(UserRule rule) {
    if (program.isFollowed(rule.rule())) {
      return program.functionName(new ProgramReader.Body(rule.rule(), null));
    }
    String differentiable = program.companions().functionFor(rule.rule(), varying(rule));
    if (differentiable != null) {
      return differentiable;
    }
    return foreign.computeIfAbsent(
        rule.rule(),
        method -> {
          String name = program.uniqueName(method.getSimpleName().toString());
          made.add(asItStands(ExternalFunction.of(name, program.types(), method), rule));
          return name;
        });
  }

  /**
   * A call of a rule that cannot be differentiated. It says so itself: what it depends on would not
   * be seen where it takes or returns records, as these are objects there.
   */
  private Function asItStands(Function function, UserRule rule) {
    return function.withDerivative(
        CustomDerivative.ofWhole(
            qualified(rule.rule()),
            varying(rule),
            constants(rule),
            CustomDerivative.Whole.along(null, CustomDerivative.Writes.NONE)));
  }
}
