package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the user wrote into the records of a program, as far as it stands in the same file.
 *
 * @param hidden components whose accessor is written out, so that only the field tells them: {@code
 *     p.Record.component}
 * @param changing records whose canonical constructor stores something else than it is given
 */
public record RecordTraits(Set<String> hidden, Set<String> changing) {
  static final RecordTraits NONE = new RecordTraits(Set.of(), Set.of());

  public RecordTraits {
    hidden = Set.copyOf(hidden);
    changing = Set.copyOf(changing);
  }

  static RecordTraits of(ProgramReader program) {
    Set<String> hidden = new HashSet<>();
    Set<String> changing = new HashSet<>();
    RecordTypes records = program.types().records();
    for (Struct struct : records.structs()) {
      TypeElement record = records.record(new StructType(struct.name()));
      for (RecordComponentElement component : record.getRecordComponents()) {
        ExecutableElement accessor = component.getAccessor();
        if (accessor != null && program.isFollowed(accessor)) {
          hidden.add(struct.name() + "." + component.getSimpleName());
        }
      }
      for (ExecutableElement constructor :
          ElementFilter.constructorsIn(record.getEnclosedElements())) {
        if (records.isCanonical(record, constructor)
            && program.isFollowed(constructor)
            && changes(program.compiler().trees().getTree(constructor), record)) {
          changing.add(struct.name());
        }
      }
    }
    return new RecordTraits(hidden, changing);
  }

  /** Whether a component may get another value than the parameter of its name. */
  private static boolean changes(MethodTree constructor, TypeElement record) {
    boolean[] found = new boolean[1];
    new AssignmentScanner() {
      @Override
      void assignment(ExpressionTree target, @Nullable ExpressionTree value) {
        String component = component(target, record);
        found[0] |= component != null && (value == null || !isSame(value, component));
      }
    }.scan(constructor.getBody(), null);
    return found[0];
  }

  /** The component that {@code x} or {@code this.x} means; null if it is none. */
  private static @Nullable String component(ExpressionTree target, TypeElement record) {
    ExpressionTree tree = OperatorReader.withoutParentheses(target);
    String name =
        tree instanceof IdentifierTree identifier
            ? identifier.getName().toString()
            : tree instanceof MemberSelectTree select
                    && select.getExpression().toString().equals("this")
                ? select.getIdentifier().toString()
                : "";
    return RecordTypes.component(record, name) < 0 ? null : name;
  }

  /** Whether the value is the parameter, or a copy of the array that it is. */
  private static boolean isSame(ExpressionTree value, String name) {
    String text = value.toString();
    return text.equals(name) || text.equals(name + ".clone()");
  }
}
