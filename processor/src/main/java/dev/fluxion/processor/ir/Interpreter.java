package dev.fluxion.processor.ir;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs, exactly as Java would run what is emitted for them. Made to be obviously right:
 * tests compare it with the emitted code and with other derivatives.
 *
 * <p>Scalars are boxed, arrays are Java's, structs and indexed tapes are {@code Object[]}.
 */
public final class Interpreter {
  /** What a value holds before it is assigned. */
  static final Object UNDEFINED = new Object();

  private final Program program;
  private final HostCode host;
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, @Nullable Object> constants = new HashMap<>();

  public Interpreter(Program program) {
    this(program, Interpreter.class.getClassLoader());
  }

  /**
   * An interpreter.
   *
   * @param loader where the classes of external members are found
   */
  public Interpreter(Program program, ClassLoader loader) {
    this.program = program;
    this.host = new HostCode(loader);
    program.functions().forEach(function -> functions.put(function.name(), function));
  }

  /**
   * The results of the entry for the arguments. What the program throws is thrown as it is, checked
   * or not.
   */
  public List<@Nullable Object> run(@Nullable Object... arguments) {
    return run(program.entry(), arguments);
  }

  /** The same for any function of the program. */
  public List<@Nullable Object> run(String function, @Nullable Object... arguments) {
    return run(program.function(function), arguments);
  }

  private List<@Nullable Object> run(Function function, @Nullable Object... arguments) {
    if (arguments.length != function.parameters().size()) {
      throw new IllegalArgumentException(
          function.name() + " takes " + function.parameters().size() + " arguments");
    }
    Frame frame = new Frame(sizes.computeIfAbsent(function.name(), name -> size(function)));
    for (int i = 0; i < arguments.length; i++) {
      frame.set(function.parameters().get(i), arguments[i]);
    }
    frame.run(function.body());
    return Collections.unmodifiableList(Arrays.asList(frame.get(function.body().results())));
  }

  private static int size(Function function) {
    int[] size = {0};
    Values.forEachDefinition(function, v -> size[0] = Math.max(size[0], v.id() + 1));
    return size[0];
  }

  /** The values of one execution of a function. Those of object types may be null. */
  @SuppressWarnings("NullAway")
  private final class Frame implements Statement.Visitor<Void>, Operation.Visitor<Object> {
    private final @Nullable Object[] values;

    Frame(int size) {
      values = new Object[size];
      Arrays.fill(values, UNDEFINED);
    }

    void run(Block block) {
      for (Statement statement : block.statements()) {
        statement.accept(this);
      }
    }

    @Nullable Object get(Atom atom) {
      if (atom instanceof Constant constant) {
        return constant.value();
      }
      Object object = values[((Value) atom).id()];
      if (object == UNDEFINED) {
        throw new IllegalStateException(atom + " is read before it is assigned");
      }
      return object;
    }

    @Nullable Object[] get(List<Atom> atoms) {
      @Nullable Object[] objects = new Object[atoms.size()];
      for (int i = 0; i < objects.length; i++) {
        objects[i] = get(atoms.get(i));
      }
      return objects;
    }

    /** The scalar. */
    Object scalar(Atom atom) {
      Object object = get(atom);
      if (object == null) {
        throw new IllegalStateException(atom + " is null");
      }
      return object;
    }

    int integer(Atom atom) {
      return (Integer) scalar(atom);
    }

    boolean isTrue(Atom atom) {
      return (Boolean) scalar(atom);
    }

    void set(Value value, @Nullable Object object) {
      values[value.id()] = object;
    }

    void set(List<Value> targets, @Nullable Object[] objects) {
      for (int i = 0; i < targets.size(); i++) {
        set(targets.get(i), objects[i]);
      }
    }

    @Override
    public Void visit(Statement.Let let) {
      set(let.value(), let.operation().accept(this));
      return null;
    }

    @Override
    public Void visit(Statement.If branch) {
      Block taken = isTrue(branch.condition()) ? branch.then() : branch.otherwise();
      run(taken);
      set(branch.results(), get(taken.results()));
      return null;
    }

    @Override
    public Void visit(Statement.Loop loop) {
      set(loop.parameters(), get(loop.initial()));
      run(loop.condition());
      while (isTrue(loop.condition().results().get(0))) {
        run(loop.body());
        set(loop.parameters(), get(loop.body().results()));
        run(loop.condition());
      }
      for (int i = 0; i < loop.results().size(); i++) {
        set(loop.results().get(i), get(loop.parameters().get(i)));
      }
      return null;
    }

    @Override
    public Void visit(Statement.Call call) {
      Function callee = functions.get(call.callee());
      if (callee == null) {
        throw new IllegalStateException("no function " + call.callee());
      }
      set(call.results(), Interpreter.this.run(callee, get(call.arguments())).toArray());
      return null;
    }

    @Override
    public Void visit(Statement.Store store) {
      Object array = get(store.array());
      int index = integer(store.index());
      Object value = get(store.value());
      if (array == null) {
        throw new NullPointerException();
      }
      Array.set(array, index, value);
      return null;
    }

    @Override
    public Void visit(Statement.TapeWrite write) {
      int index = integer(write.index());
      if (isIndexed(write.tape())) {
        tape(write.tape())[index] = get(write.value());
      } else {
        stack(write.tape()).set(index, get(write.value()));
      }
      return null;
    }

    @Override
    public Void visit(Statement.Push push) {
      stack(push.tape()).push(get(push.value()));
      return null;
    }

    @Override
    public Void visit(Statement.Throw thrown) {
      Object exception = get(thrown.exception());
      throw HostCode.sneaky(exception == null ? new NullPointerException() : (Throwable) exception);
    }

    private @Nullable Object[] tape(Atom atom) {
      return (@Nullable Object[]) scalar(atom);
    }

    private InterpretedTape stack(Atom atom) {
      return (InterpretedTape) scalar(atom);
    }

    private boolean isIndexed(Atom tape) {
      return ((TapeType) tape.type()).indexed();
    }

    @Override
    public Object visit(Operation.Apply apply) {
      if (apply.primitive() instanceof Operator operator) {
        Object left = scalar(apply.operands().get(0));
        Object right = operator.kind().isUnary() ? left : scalar(apply.operands().get(1));
        return Arithmetic.apply(operator, left, right);
      }
      if (apply.primitive() instanceof Cast cast) {
        return Arithmetic.cast(scalar(apply.operands().get(0)), cast.to());
      }
      return host.call((Method) apply.primitive(), get(apply.operands()));
    }

    @Override
    public Object visit(Operation.Select select) {
      return get(isTrue(select.condition()) ? select.whenTrue() : select.whenFalse());
    }

    @Override
    public Object visit(Operation.Detach detach) {
      return get(detach.operand());
    }

    @Override
    public Object visit(Operation.Load load) {
      Object array = get(load.array());
      int index = integer(load.index());
      if (array instanceof double[] doubles) {
        return doubles[index];
      }
      if (array == null) {
        throw new NullPointerException();
      }
      return Array.get(array, index);
    }

    @Override
    public Object visit(Operation.Length length) {
      Object array = get(length.array());
      if (array == null) {
        throw new NullPointerException();
      }
      return Array.getLength(array);
    }

    @Override
    public Object visit(Operation.Allocate allocation) {
      Class<?> element = host.classOf(allocation.type());
      int[] lengths = new int[allocation.operands().size()];
      for (int i = 0; i < lengths.length; i++) {
        element = element.getComponentType();
        lengths[i] = integer(allocation.operands().get(i));
      }
      return Array.newInstance(element, lengths);
    }

    @Override
    public Object visit(Operation.NewArray array) {
      Object result =
          Array.newInstance(host.classOf(array.type().element()), array.operands().size());
      for (int i = 0; i < array.operands().size(); i++) {
        Array.set(result, i, get(array.operands().get(i)));
      }
      return result;
    }

    @Override
    public Object visit(Operation.Concatenate concatenate) {
      StringBuilder text = new StringBuilder();
      for (Atom operand : concatenate.operands()) {
        text.append(get(operand));
      }
      return text.toString();
    }

    @Override
    public Object visit(Operation.Extern extern) {
      ExternalMember member = extern.member();
      if (member.kind() == ExternalMember.Kind.CLASS_ASSERTIONS) {
        return host.classNamed(member.owner()).desiredAssertionStatus();
      }
      if (member.kind() == ExternalMember.Kind.STATIC_FIELD && member.owner().isEmpty()) {
        return constant(member.name());
      }
      if (member.kind() == ExternalMember.Kind.IDENTITY) {
        return get(extern.operands().get(0)) == get(extern.operands().get(1));
      }
      Object result = host.call(member, get(extern.operands()));
      return member.isVoid() ? Boolean.FALSE : result;
    }

    @Override
    public Object visit(Operation.Pack pack) {
      return get(pack.operands());
    }

    /** The fields of null are zero; who must not read them checks. */
    @Override
    public Object visit(Operation.Field field) {
      Object struct = get(field.struct());
      return struct == null
          ? Constant.zero(field.type()).value()
          : ((@Nullable Object[]) struct)[field.index()];
    }

    @Override
    public Object visit(TapeOperation.NewTape tape) {
      if (tape.capacity() == null) {
        return new InterpretedTape();
      }
      @Nullable Object[] entries = new Object[integer(tape.capacity())];
      Arrays.fill(entries, UNDEFINED);
      return entries;
    }

    @Override
    public Object visit(TapeOperation.TapeRead read) {
      int index = integer(read.index());
      Object entry =
          isIndexed(read.tape()) ? tape(read.tape())[index] : stack(read.tape()).get(index);
      if (entry == UNDEFINED) {
        throw new IllegalStateException(Printer.operation(read) + " is read before it is written");
      }
      return entry;
    }

    @Override
    public Object visit(TapeOperation.Pop pop) {
      return stack(pop.tape()).pop();
    }

    @Override
    public Object visit(TapeOperation.Reserve reserve) {
      return stack(reserve.tape()).reserve(integer(reserve.count()));
    }

    @Override
    public Object visit(TapeOperation.Release release) {
      return stack(release.tape()).release(integer(release.count()));
    }
  }

  /** The constant of that name, evaluated on first use. */
  private @Nullable Object constant(String name) {
    if (!constants.containsKey(name)) {
      Function function =
          program.constants().stream()
              .filter(constant -> constant.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no constant " + name));
      // A constant may have the name of a function; so its size is not remembered.
      Frame frame = new Frame(size(function));
      frame.run(function.body());
      constants.put(name, frame.get(function.body().results().get(0)));
    }
    return constants.get(name);
  }
}
