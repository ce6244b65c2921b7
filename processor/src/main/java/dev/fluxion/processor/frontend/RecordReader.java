package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what is done with records that hold real numbers: they are structs of the program. */
final class RecordReader {
  private final BodyReader body;
  private final RecordTypes records;

  /** In a canonical constructor, what it assigns to the fields; empty elsewhere. */
  private Map<String, Variable> fields = Map.of();

  RecordReader(BodyReader body) {
    this.body = body;
    this.records = body.types.records();
  }

  /** The record that a value of the type is, taken apart; null if it is none. */
  @Nullable TypeElement struct(TypeMirror type) {
    return body.types.toIr(type) instanceof StructType struct ? records.record(struct) : null;
  }

  // Components.

  /** Component number {@code component}, without a look whether the record is null. */
  Operand component(Tree tree, Operand object, int component) {
    StructType struct = (StructType) body.types.toIr(object.type());
    TypeMirror type = records.record(struct).getRecordComponents().get(component).asType();
    Operation field = new Operation.Field(object.atom(), component + 1, body.types.toIr(type));
    return Operand.of(type, body.flow.let(tree, field));
  }

  /** The field of a component; null where it is anything else. */
  @Nullable Operand field(Tree tree, VariableElement field, Operand object) {
    TypeElement record = struct(object.type());
    if (record == null || !record.equals(Members.owner(field))) {
      return null;
    }
    checkNotNull(tree, object);
    return component(tree, object, RecordTypes.component(record, field.getSimpleName().toString()));
  }

  /** What the accessor of a component returns; null for any other method. */
  @Nullable Operand access(Tree tree, ExecutableElement method, Operand object) {
    TypeElement record = struct(object.type());
    int component =
        record == null || !method.getParameters().isEmpty()
            ? -1
            : RecordTypes.component(record, method.getSimpleName().toString());
    if (component < 0) {
      return null;
    }
    if (isAccessorElsewhere(method)) {
      return body.refuse(Diagnostic.ACCESSOR_ELSEWHERE, tree, method.getSimpleName());
    }
    checkNotNull(tree, object);
    return component(tree, object, component);
  }

  /** Throws as Java does where a member of null is used. */
  void checkNotNull(Tree tree, Operand object) {
    Operand self = body.self();
    if (self == null || !self.atom().equals(object.atom())) {
      body.nullChecks.require(tree, reference(tree, object.atom()));
    }
  }

  private static boolean isThis(ExpressionTree tree) {
    return OperatorReader.withoutParentheses(tree) instanceof IdentifierTree identifier
        && identifier.getName().contentEquals("this");
  }

  // Beyond the program's own code.

  /** Of a record the reference, other atoms as they are. */
  Atom reference(Tree tree, Atom atom) {
    if (!(atom.type() instanceof StructType struct)) {
      return atom;
    }
    ObjectType reference = records.reference(records.record(struct));
    return atom instanceof Constant
        ? new Constant(reference, null)
        : body.flow.let(tree, new Operation.Field(atom, 0, reference));
  }

  /** The atom as other code sees it: of a record the reference. */
  Atom outside(Tree tree, Atom atom) {
    if (isArrayOfStructs(atom.type())) {
      body.refuse(Diagnostic.RECORD_ARRAY_OUTSIDE, tree);
    } else if (atom.type() instanceof StructType struct
        && !records.isNameable(records.record(struct))) {
      body.refuse(
          Diagnostic.UNREACHABLE_BY_COMPANION, tree, records.record(struct).getSimpleName());
    }
    return reference(tree, atom);
  }

  /** Whether there are structs in the type. */
  static boolean hasStructs(Type type) {
    return type instanceof StructType || isArrayOfStructs(type);
  }

  static boolean isArrayOfStructs(Type type) {
    return type instanceof ArrayType array
        && (array.element() instanceof StructType || isArrayOfStructs(array.element()));
  }

  /** What other code returned: a record is read as it is stored. */
  Operand inside(Tree tree, TypeMirror type, Value value) {
    if (isArrayOfStructs(body.types.toIr(type))) {
      return body.refuse(Diagnostic.RECORD_ARRAY_OUTSIDE, tree);
    }
    Type inside = body.types.toIr(type);
    RecordObjects objects = new RecordObjects(body.types);
    if (!objects.areReadable(inside)) {
      return body.refuse(Diagnostic.UNREACHABLE_BY_COMPANION, tree, TypeModel.text(type));
    }
    return Operand.of(type, objects.inside(inside, value, body.flow.code(tree)));
  }

  // Construction.

  /** {@code new R(…)} by the constructor that was chosen. */
  Operand create(
      Tree tree, TypeElement record, ExecutableElement constructor, List<Atom> arguments) {
    TypeMirror type = body.types.erased(record.asType());
    if (body.program.isFollowed(constructor) && !isImplicit(constructor)) {
      Value result = body.flow.fresh("", body.types.toIr(type));
      body.flow.append(
          new Statement.Call(
              List.of(result),
              body.program.functionName(new ProgramReader.Body(constructor, null)),
              arguments,
              body.program.source().origin(tree)));
      return Operand.of(type, result);
    }
    Atom reference = reference(tree, record, arguments, isImplicit(constructor));
    return records.isCanonical(record, constructor)
        ? Operand.of(type, pack(tree, record, reference, arguments))
        : inside(tree, type, (Value) reference);
  }

  /**
   * The object itself.
   *
   * @param isIdle whether nobody can tell that it was created
   */
  Value reference(Tree tree, TypeElement record, List<Atom> arguments, boolean isIdle) {
    List<Atom> outside =
        records.isNameable(record)
            ? arguments.stream().map(atom -> asComponent(tree, atom)).toList()
            : List.of();
    ObjectType type = records.reference(record);
    ExternalMember constructor =
        new ExternalMember(
            ExternalMember.Kind.CONSTRUCTOR,
            type.className(),
            "",
            outside.stream().map(Atom::type).toList(),
            type,
            false,
            isIdle);
    return body.flow.let(tree, new Operation.Extern(constructor, outside));
  }

  /** The atom as the user's record holds it. Its array of records is the one that is written. */
  private Atom asComponent(Tree tree, Atom atom) {
    Type element = atom.type();
    while (element instanceof ArrayType array) {
      element = array.element();
    }
    boolean isNameable =
        !(element instanceof StructType struct) || records.isNameable(records.record(struct));
    return isArrayOfStructs(atom.type()) && isNameable ? atom : outside(tree, atom);
  }

  /** The record with these components. */
  Value pack(Tree tree, TypeElement record, Atom reference, List<Atom> components) {
    List<Atom> members = new ArrayList<>();
    members.add(reference);
    members.addAll(components);
    StructType struct = (StructType) body.types.toIr(record.asType());
    return body.flow.let(tree, new Operation.Pack(struct, members));
  }

  /** Whether the user did not write the constructor. */
  private boolean isImplicit(ExecutableElement constructor) {
    return body.compiler.elements().getOrigin(constructor)
        == javax.lang.model.util.Elements.Origin.MANDATED;
  }

  /** From now on {@code this.x} means one of these variables. */
  void construct(Map<String, Variable> variables) {
    fields = variables;
  }

  /** What {@code this.x} means while the record is under construction; null elsewhere. */
  @Nullable Variable fieldUnderConstruction(ExpressionTree tree) {
    return tree instanceof MemberSelectTree select && isThis(select.getExpression())
        ? fields.get(select.getIdentifier().toString())
        : null;
  }

  /** Whether the user wrote the accessor in another file, where it cannot be followed. */
  private boolean isAccessorElsewhere(ExecutableElement accessor) {
    if (body.program.isOwn(accessor)) {
      return false;
    }
    MethodTree tree = body.compiler.trees().getTree(accessor);
    return tree != null && tree.getBody() != null;
  }
}
