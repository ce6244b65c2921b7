package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What the top of a source file brings into scope. */
final class Imports {
  private final Elements elements;
  private final Members members;
  private final String packageName;

  /** Simple name → canonical name. */
  private final Map<String, String> single = new HashMap<>();

  /** Packages and classes whose types are imported on demand. */
  private final List<String> onDemand = new ArrayList<>();

  /** Member name → the classes that it is statically imported from. */
  private final Map<String, List<String>> staticSingle = new HashMap<>();

  private final List<String> staticOnDemand = new ArrayList<>();

  private final ModuleImports modules;

  /** What was found, or not: javac looks through all jars for a class that does not exist. */
  private final Map<String, Optional<TypeElement>> types = new HashMap<>();

  Imports(SourceText source, Elements elements, Members members) {
    this.elements = elements;
    this.members = members;
    modules = new ModuleImports(elements);
    CompilationUnitTree unit = source.unit();
    packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    for (ImportTree each : unit.getImports()) {
      add(each);
    }
    onDemand.add("java.lang");
    if (source.isCompact()) {
      modules.add("java.base");
    }
  }

  private void add(ImportTree each) {
    String name = each.getQualifiedIdentifier().toString();
    if (ModuleImports.isOne(each)) {
      modules.add(name);
      return;
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String owner = name.substring(0, dot);
    String simple = name.substring(dot + 1);
    if (!simple.equals("*")) {
      if (each.isStatic()) {
        staticSingle.computeIfAbsent(simple, n -> new ArrayList<>()).add(owner);
      } else {
        single.put(simple, name);
      }
    } else {
      (each.isStatic() ? staticOnDemand : onDemand).add(owner);
    }
  }

  @Nullable TypeElement type(String name) {
    return types.computeIfAbsent(name, n -> Optional.ofNullable(find(n))).orElse(null);
  }

  private @Nullable TypeElement find(String name) {
    String imported = single.get(name);
    if (imported != null) {
      return elements.getTypeElement(imported);
    }
    TypeElement found = memberType(staticSingle.getOrDefault(name, List.of()), name);
    if (found == null) {
      found = elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name);
    }
    for (int i = 0; found == null && i < onDemand.size(); i++) {
      found = elements.getTypeElement(onDemand.get(i) + "." + name);
    }
    if (found == null) {
      found = memberType(staticOnDemand, name);
    }
    return found == null ? modules.type(name) : found;
  }

  private @Nullable TypeElement memberType(List<String> owners, String name) {
    for (TypeElement owner : classes(owners)) {
      TypeElement type = members.memberType(owner, name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  @Nullable VariableElement field(String name) {
    VariableElement found = field(staticSingle.getOrDefault(name, List.of()), name);
    return found == null ? field(staticOnDemand, name) : found;
  }

  private @Nullable VariableElement field(List<String> owners, String name) {
    for (TypeElement owner : classes(owners)) {
      VariableElement field = members.field(owner, name);
      if (field != null && field.getModifiers().contains(Modifier.STATIC)) {
        return field;
      }
    }
    return null;
  }

  List<ExecutableElement> methods(String name) {
    List<ExecutableElement> found = methods(staticSingle.getOrDefault(name, List.of()), name);
    return found.isEmpty() ? methods(staticOnDemand, name) : found;
  }

  private List<ExecutableElement> methods(List<String> owners, String name) {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement owner : classes(owners)) {
      for (ExecutableElement method : members.methods(owner, name)) {
        if (method.getModifiers().contains(Modifier.STATIC) && !found.contains(method)) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private List<TypeElement> classes(List<String> names) {
    List<TypeElement> found = new ArrayList<>();
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        found.add(type);
      }
    }
    return found;
  }
}
