package dev.fluxion.processor.frontend;

import com.sun.source.tree.ImportTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Imports of all that modules export (JLS 25, §7.5.5). A compiler of Java 17, whose tree API knows
 * nothing of them, has none.
 */
final class ModuleImports {
  private static final String PREFIX = "import module ";

  private final Elements elements;

  /** The modules, and those that they require transitively. */
  private final Map<ModuleElement, List<PackageElement>> exported = new LinkedHashMap<>();

  ModuleImports(Elements elements) {
    this.elements = elements;
  }

  static boolean isOne(ImportTree tree) {
    return tree.toString().startsWith(PREFIX);
  }

  void add(String module) {
    add(elements.getModuleElement(module));
  }

  private void add(@Nullable ModuleElement module) {
    if (module == null || exported.containsKey(module)) {
      return;
    }
    exported.put(
        module,
        ElementFilter.exportsIn(module.getDirectives()).stream()
            .filter(export -> export.getTargetModules() == null)
            .map(ModuleElement.ExportsDirective::getPackage)
            .toList());
    ElementFilter.requiresIn(module.getDirectives()).stream()
        .filter(ModuleElement.RequiresDirective::isTransitive)
        .forEach(required -> add(required.getDependency()));
  }

  /** The public class of this simple name; null if there is none. */
  @Nullable TypeElement type(String name) {
    return exported.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(p -> type(entry.getKey(), p, name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable TypeElement type(ModuleElement module, PackageElement from, String name) {
    TypeElement type = elements.getTypeElement(module, from.getQualifiedName() + "." + name);
    return type != null && type.getModifiers().contains(Modifier.PUBLIC) ? type : null;
  }
}
