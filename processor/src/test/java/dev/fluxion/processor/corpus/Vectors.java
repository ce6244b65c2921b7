package dev.fluxion.processor.corpus;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Arguments and results, numbers, arrays of any rank and records, seen as one vector. */
public final class Vectors {
  private Vectors() {}

  /** All real numbers in order; null takes no place. */
  public static double[] flatten(List<?> values) {
    List<Double> numbers = new ArrayList<>();
    values.forEach(value -> collect(value, numbers));
    return numbers.stream().mapToDouble(x -> x).toArray();
  }

  private static void collect(Object value, List<Double> numbers) {
    if (value instanceof Number number) {
      numbers.add(number.doubleValue());
    } else if (value instanceof Record record) {
      RecordValues.derived(record).forEach(component -> collect(component, numbers));
    } else if (value != null) {
      for (int i = 0; i < Array.getLength(value); i++) {
        collect(Array.get(value, i), numbers);
      }
    }
  }

  /** New values of the types and shapes of {@code like}, filled with the numbers. */
  static List<Object> unflatten(double[] numbers, List<?> like) {
    int[] next = {0};
    List<Object> values = new ArrayList<>();
    like.forEach(value -> values.add(fill(value, numbers, next)));
    return values;
  }

  private static Object fill(Object like, double[] numbers, int[] next) {
    if (like instanceof Float) {
      return (float) numbers[next[0]++];
    }
    if (like instanceof Double) {
      return numbers[next[0]++];
    }
    if (like == null) {
      return null;
    }
    if (like instanceof Record record) {
      return RecordValues.with(record, component -> fill(component, numbers, next));
    }
    int length = Array.getLength(like);
    Object array = Array.newInstance(like.getClass().getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(array, i, fill(Array.get(like, i), numbers, next));
    }
    return array;
  }

  /** A deep copy in which the same arrays are the same again. */
  static Object[] copy(Object[] values) {
    return (Object[]) copy(values, new IdentityHashMap<>());
  }

  private static Object copy(Object value, Map<Object, Object> known) {
    if (value instanceof Record record) {
      Object copy = known.get(record);
      if (copy == null) {
        copy = RecordValues.copy(record, component -> copy(component, known));
        known.put(record, copy);
      }
      return copy;
    }
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    Object copy = known.get(value);
    if (copy == null) {
      int length = Array.getLength(value);
      copy = Array.newInstance(value.getClass().getComponentType(), length);
      known.put(value, copy);
      for (int i = 0; i < length; i++) {
        Array.set(copy, i, copy(Array.get(value, i), known));
      }
    }
    return copy;
  }

  /** A copy of {@code values} with {@code x} in the given place of those numbered {@code of}. */
  public static Object[] with(Object[] values, List<Integer> of, int place, double x) {
    Object[] copy = copy(values);
    int before = place;
    for (int i : of) {
      int size = flatten(Arrays.asList(copy[i])).length;
      if (before < size) {
        copy[i] = set(copy[i], before, x);
        return copy;
      }
      before -= size;
    }
    throw new AssertionError("no place " + place);
  }

  private static Object set(Object value, int place, double x) {
    if (value instanceof Float) {
      return (float) x;
    }
    if (value instanceof Double) {
      return x;
    }
    int before = place;
    for (int i = 0; i < Array.getLength(value); i++) {
      Object element = Array.get(value, i);
      int size = flatten(Arrays.asList(element)).length;
      if (before < size) {
        Array.set(value, i, set(element, before, x));
        return value;
      }
      before -= size;
    }
    throw new AssertionError("no place " + place);
  }

  /**
   * For each place of the vector the first place that is the same memory: arrays may be passed, or
   * stand as rows, more than once.
   */
  public static int[] storage(Object[] values, List<Integer> of) {
    List<Integer> places = new ArrayList<>();
    Map<Object, Integer> starts = new IdentityHashMap<>();
    of.forEach(i -> store(values[i], places, starts));
    return places.stream().mapToInt(i -> i).toArray();
  }

  private static void store(Object value, List<Integer> places, Map<Object, Integer> starts) {
    if (value instanceof Number) {
      places.add(places.size());
    } else if (value instanceof Record record) {
      RecordValues.derived(record).forEach(component -> store(component, places, starts));
    } else if (value instanceof Record[] records) {
      storeRecords(records, places, starts);
    } else if (value instanceof Object[] rows) {
      Arrays.stream(rows).forEach(row -> store(row, places, starts));
    } else if (value != null) {
      int start = starts.computeIfAbsent(value, v -> places.size());
      for (int i = 0; i < Array.getLength(value); i++) {
        places.add(start + i);
      }
    }
  }

  private static void storeRecords(
      Record[] records, List<Integer> places, Map<Object, Integer> starts) {
    int size = flatten(Arrays.asList(records)).length;
    Integer start = starts.putIfAbsent(records, places.size());
    if (start == null) {
      Arrays.stream(records).forEach(record -> store(record, places, starts));
    } else {
      for (int i = 0; i < size; i++) {
        places.add(places.get(start + i));
      }
    }
  }

  /** What it is as text, of records and arrays what is in them. */
  public static String text(Object value) {
    if (value instanceof Record record) {
      return record.getClass().getSimpleName()
          + RecordValues.all(record).stream().map(Vectors::text).toList();
    } else if (value != null && value.getClass().isArray()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        texts.add(text(Array.get(value, i)));
      }
      return texts.toString();
    }
    return String.valueOf(value);
  }

  /** The sums over places that are the same memory, in each of these places. */
  public static double[] shared(double[] vector, int[] storage) {
    Map<Integer, Double> sums = new HashMap<>();
    for (int i = 0; i < vector.length; i++) {
      sums.merge(storage[i], vector[i], Double::sum);
    }
    return Arrays.stream(storage).mapToDouble(sums::get).toArray();
  }

  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  public static double[] unit(int size, int place) {
    double[] unit = new double[size];
    unit[place] = 1;
    return unit;
  }
}
