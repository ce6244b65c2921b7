package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** IR types as Java types. */
public final class TypeNames {
  private static final String TAPES = "dev.fluxion.tape";

  private final ClassName companion;
  private final Map<String, String> nested = new HashMap<>();

  public TypeNames(ClassName companion) {
    this.companion = companion;
  }

  /** Struct {@code struct} is the companion's nested class {@code name}. */
  void nest(String struct, String name) {
    nested.put(struct, name);
  }

  String nested(String struct) {
    return nested.getOrDefault(struct, struct);
  }

  /** The type in Java. */
  public TypeName of(Type type) {
    if (type instanceof Scalar scalar) {
      return of(scalar);
    }
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(of(array.element()));
    }
    if (type instanceof ObjectType object) {
      return ofClass(object.className());
    }
    if (type instanceof StructType struct) {
      return companion.nestedClass(nested(struct.name()));
    }
    TapeType tape = (TapeType) type;
    return tape.indexed() ? ArrayTypeName.of(of(tape.element())) : stack(tape.element());
  }

  private TypeName stack(Type element) {
    if (!(element instanceof Scalar scalar)) {
      return ParameterizedTypeName.get(ClassName.get(TAPES, "ObjectTape"), of(element));
    }
    return ClassName.get(
        TAPES,
        switch (scalar) {
          case BOOLEAN -> "BooleanTape";
          case BYTE, SHORT, CHAR, INT -> "IntTape";
          case LONG -> "LongTape";
          case FLOAT -> "FloatTape";
          case DOUBLE -> "DoubleTape";
        });
  }

  /**
   * A class by its canonical name: what starts with a capital letter is a class or nested in one.
   * If nothing does, the last part is the class.
   */
  public static ClassName ofClass(String canonicalName) {
    String[] parts = canonicalName.split("\\.");
    int first = 0;
    while (first < parts.length - 1 && !Character.isUpperCase(parts[first].codePointAt(0))) {
      first++;
    }
    return ClassName.get(
        String.join(".", Arrays.copyOf(parts, first)),
        parts[first],
        Arrays.copyOfRange(parts, first + 1, parts.length));
  }

  private static TypeName of(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case BYTE -> TypeName.BYTE;
      case SHORT -> TypeName.SHORT;
      case CHAR -> TypeName.CHAR;
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case FLOAT -> TypeName.FLOAT;
      case DOUBLE -> TypeName.DOUBLE;
    };
  }
}
