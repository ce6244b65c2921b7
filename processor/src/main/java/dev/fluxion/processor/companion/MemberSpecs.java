package dev.fluxion.processor.companion;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;

/** The pieces of Java that one view of a method adds to its companion, in order. */
final class MemberSpecs {
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<TypeSpec> types = new ArrayList<>();
  private final List<MethodSpec> laterMethods = new ArrayList<>();
  private final List<TypeSpec> laterTypes = new ArrayList<>();

  void add(FieldSpec field) {
    fields.add(field);
  }

  void add(MethodSpec method) {
    methods.add(method);
  }

  void add(TypeSpec type) {
    types.add(type);
  }

  /** What the members call or use comes behind them. */
  void addLater(MethodSpec method) {
    laterMethods.add(method);
  }

  void addLater(TypeSpec type) {
    laterTypes.add(type);
  }

  void addTo(TypeSpec.Builder companion) {
    companion.addFields(fields);
    companion.addMethods(methods);
    companion.addMethods(laterMethods);
    companion.addTypes(types);
    companion.addTypes(laterTypes);
  }
}
