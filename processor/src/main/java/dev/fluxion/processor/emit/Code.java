package dev.fluxion.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * Java code under way: like a {@link CodeBlock}, but all in one piece. A block of JavaPoet is a
 * tree with a node for each operator, each name and each bracket, and is walked twice; long bodies
 * took longer to write than to differentiate. Here text becomes text at once. What is left to
 * JavaPoet are the types, which it imports, and the lines that may have to be wrapped.
 */
final class Code {
  /** As of JavaPoet. */
  private static final int MOST_COLUMNS = 100;

  static final Code EMPTY = new Code("", List.of());

  /** A format of JavaPoet. */
  private final String format;

  /** What the format refers to: types, and blocks that came from elsewhere. */
  private final List<Object> arguments;

  private Code(String format, List<Object> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /** As of JavaPoet: {@code $L} for code or text, {@code $T} for a type, and the rest. */
  static Code of(String format, Object... arguments) {
    return builder().add(format, arguments).build();
  }

  /** The pieces with {@code separator}, a format, in between. */
  static Code join(String separator, List<Code> pieces) {
    Builder joined = builder();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        joined.add(separator);
      }
      joined.add(pieces.get(i));
    }
    return joined.build();
  }

  static Builder builder() {
    return new Builder();
  }

  boolean isEmpty() {
    return format.isEmpty();
  }

  /** Whether a line of this fits beside an indentation, however its types are written. */
  boolean fits(int indentation) {
    int width = indentation + format.length();
    for (Object argument : arguments) {
      width += argument.toString().length();
    }
    return width < MOST_COLUMNS;
  }

  /** This, never wrapped. */
  Code onOneLine() {
    return new Code(format.replace("$W", " "), arguments);
  }

  /** For JavaPoet. */
  CodeBlock block() {
    return CodeBlock.of(format, arguments.toArray());
  }

  @Override
  public String toString() {
    return block().toString();
  }

  /** Puts code together. */
  static final class Builder {
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>(0);

    Builder add(Code code) {
      format.append(code.format);
      arguments.addAll(code.arguments);
      return this;
    }

    Builder add(String more, Object... values) {
      int done = 0;
      int used = 0;
      for (int at = more.indexOf('$'); at >= 0; at = more.indexOf('$', done)) {
        format.append(more, done, at);
        switch (more.charAt(at + 1)) {
          case 'L' -> literal(values[used++]);
          case 'T' -> type(values[used++]);
          default -> format.append(more, at, at + 2);
        }
        done = at + 2;
      }
      format.append(more, done, more.length());
      return this;
    }

    private void literal(Object value) {
      if (value instanceof Code code) {
        add(code);
      } else if (value instanceof CodeBlock) {
        format.append("$L");
        arguments.add(value);
      } else {
        text(value.toString());
      }
    }

    private void text(String text) {
      format.append(text.indexOf('$') < 0 ? text : text.replace("$", "$$"));
    }

    /** Nobody imports a primitive type. */
    private void type(Object type) {
      TypeName element = type instanceof TypeName name ? name : TypeName.get((Class<?>) type);
      while (element instanceof ArrayTypeName array) {
        element = array.componentType();
      }
      if (element.isPrimitive()) {
        text(type.toString());
      } else {
        format.append("$T");
        arguments.add(type);
      }
    }

    Code build() {
      return new Code(format.toString(), List.copyOf(arguments));
    }
  }
}
