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
  private final List<MethodSpec> helperMethods = new ArrayList<>();
  private final List<TypeSpec> helperTypes = new ArrayList<>();

  void add(FieldSpec field) {
    fields.add(field);
  }

  void add(MethodSpec method) {
    methods.add(method);
  }

  void add(TypeSpec type) {
    types.add(type);
  }

  /** What the members call comes after them. */
  void addHelper(MethodSpec method) {
    helperMethods.add(method);
  }

  void addHelper(TypeSpec type) {
    helperTypes.add(type);
  }

  void addTo(TypeSpec.Builder companion) {
    companion.addFields(fields);
    companion.addMethods(methods);
    companion.addMethods(helperMethods);
    companion.addTypes(types);
    companion.addTypes(helperTypes);
  }
}
