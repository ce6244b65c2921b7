package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Values;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The names of what a program adds to its companion: methods, nested types, constants. */
final class CompanionNames {
  /** Names that Java forbids to a record's component. */
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private static final ClassName HANDLES = ClassName.get("dev.fluxion.tape", "Handles");

  private final Program program;
  private final TapeParts tapeParts;
  private final TypeNames types;

  /** The names of what others have added. */
  private final Set<String> taken;

  private final Set<String> own = new HashSet<>();
  private final SharedFields shared;
  private final Map<String, String> methods = new HashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, String> initializers = new HashMap<>();
  private final List<FieldSpec> ownFields = new ArrayList<>();

  CompanionNames(Program program, TapeParts tapeParts, EmitContext context) {
    this.program = program;
    this.tapeParts = tapeParts;
    this.types = new TypeNames(context.companion());
    this.taken = context.memberNames();
    this.shared = context.shared();
    for (Struct struct : program.structs()) {
      List<Struct> key = UsedStructs.within(struct, program);
      types.nest(struct.name(), shared.structs.computeIfAbsent(key, k -> unique(struct.name())));
    }
    for (Function function : program.functions()) {
      if (function != program.entry()) {
        methods.put(function.name(), unique(function.name()));
      }
    }
    for (Function constant : program.constants()) {
      List<Function> key = withCallees(constant, program);
      String known = shared.constants.get(key);
      if (known == null) {
        known = unique(constant.name());
        shared.constants.put(key, known);
        initializers.put(constant.name(), unique(constant.name() + "Value"));
      }
      constants.put(constant.name(), known);
      nameHandles(constant.body());
    }
    program.functions().forEach(f -> nameHandles(f.body()));
  }

  /** Names the handles before any local can take a name. */
  private void nameHandles(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Extern extern
          && extern.member().isHidden()) {
        handle(extern.member());
      }
      Values.blocks(statement).forEach(this::nameHandles);
    }
  }

  /** {@code wish}, with a number where it is taken. */
  private String unique(String wish) {
    String name = wish;
    for (int i = 2; taken.contains(name) || !own.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  TypeNames types() {
    return types;
  }

  TapeParts tapeParts() {
    return tapeParts;
  }

  /** Whether no program has written the record yet; from now on one has. */
  boolean isNew(Struct struct) {
    return shared.written.add(types.nested(struct.name()));
  }

  String method(String function) {
    return methods.getOrDefault(function, function);
  }

  String constant(String function) {
    return constants.getOrDefault(function, function);
  }

  /** The method that computes a constant, once. */
  String initializer(String function) {
    return initializers.getOrDefault(function, function);
  }

  String fieldName(Operation.Field field) {
    return component(program.struct(((StructType) field.struct().type()).name()), field.index());
  }

  /** The record component for a struct's member number {@code index}. */
  String component(Struct struct, int index) {
    String wish = struct.members().get(index).name();
    return NO_COMPONENTS.contains(wish) ? wish + "_" : LocalNames.legal(wish);
  }

  /** What a local must not hide. */
  Set<String> fieldsAndTypes() {
    Set<String> names = new HashSet<>(constants.values());
    names.addAll(shared.handles.values());
    program.structs().forEach(s -> names.add(types.nested(s.name())));
    return names;
  }

  /** The constant that holds whether the class {@code owner} runs with assertions. */
  String assertions(String owner) {
    String known = shared.assertions.get(owner);
    if (known != null) {
      return known;
    }
    String name = unique("ASSERTIONS");
    shared.assertions.put(owner, name);
    ownFields.add(
        FieldSpec.builder(TypeName.BOOLEAN, name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                CodeBlock.of("$T.class.desiredAssertionStatus()", TypeNames.ofClass(owner)))
            .build());
    return name;
  }

  /** The constant that holds the handle of a field which the companion cannot name. */
  String handle(ExternalMember field) {
    String known = shared.handles.get(field);
    if (known != null) {
      return known;
    }
    String name = unique(constantName(field.name()));
    shared.handles.put(field, name);
    boolean isStatic = field.kind() == ExternalMember.Kind.HIDDEN_STATIC_FIELD;
    ownFields.add(
        FieldSpec.builder(VarHandle.class, name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.$L($T.lookup(), $T.class, $S, $T.class)",
                HANDLES,
                isStatic ? "staticField" : "field",
                MethodHandles.class,
                TypeNames.ofClass(field.owner()),
                field.name(),
                types.of(field.result()))
            .build());
    return name;
  }

  /** {@code RATE_OF_DECAY} for {@code rateOfDecay}. */
  private static String constantName(String name) {
    return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
  }

  /** Assertion status and handles that no other program has made. */
  List<FieldSpec> ownFields() {
    return List.copyOf(ownFields);
  }

  /** The program's constants that no other program has made. */
  List<Function> ownConstants() {
    return program.constants().stream().filter(c -> initializers.containsKey(c.name())).toList();
  }

  /** The function and all that it calls, directly or not. */
  static List<Function> withCallees(Function function, Program program) {
    Set<Function> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Function> reached = new ArrayList<>();
    Deque<Function> work = new ArrayDeque<>(List.of(function));
    while (!work.isEmpty()) {
      Function next = work.pop();
      if (seen.add(next)) {
        reached.add(next);
        addCallees(next.body(), program, work);
      }
    }
    return List.copyOf(reached);
  }

  private static void addCallees(Block block, Program program, Deque<Function> work) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Call call) {
        work.add(program.function(call.callee()));
      }
      Values.blocks(statement).forEach(inner -> addCallees(inner, program, work));
    }
  }
}
