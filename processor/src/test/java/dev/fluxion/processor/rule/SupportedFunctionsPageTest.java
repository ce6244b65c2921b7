package dev.fluxion.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Keeps the page of supported functions equal to the table. {@code mvn test
 * -Dtest=SupportedFunctionsPageTest -Dfluxion.rewrite=true} writes it anew.
 */
class SupportedFunctionsPageTest {
  private static final Path PAGE = Path.of("src/main/java/dev/fluxion/processor/rule/README.md");

  @Test
  void thePageIsTheTable() throws IOException {
    if (Boolean.getBoolean("fluxion.rewrite")) {
      Files.writeString(PAGE, page());
    }
    assertEquals(page(), Files.readString(PAGE), "stale: see this test's Javadoc");
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Functions with a derivative

        This page is written from the [table](RuleTable.java) by a test; edit the table.

        `r` is the result. Partials are given in the order of the parameters; `0` means that the
        result is constant wherever it is differentiable, and integer parameters have none.
        `real` stands for `double` and for `float`.
        """);
    section(page, "Operators", rule -> !rule.isMethod());
    page.append(
        """

        All other operators, comparisons and integer arithmetic among them, are known and have no
        derivative.
        """);
    section(page, "`java.lang.Math`", rule -> rule.isMethod() && rule.isOfMath());
    page.append(
        """

        `StrictMath` has the same functions, and so have, where they have them at all, the classes
        that other libraries offer in place of `Math`:

        """);
    Libraries.OWNERS.stream()
        .filter(owner -> !owner.startsWith("java."))
        .forEach(owner -> page.append("- `").append(owner).append("`\n"));
    page.append(
        """

        The derivative of a library's function calls elementary functions of the same class.
        """);
    section(page, "In these libraries only", rule -> rule.isMethod() && !rule.isOfMath());
    page.append("\n## Without a derivative\n\nKnown, with derivative 0 or with integers only:\n\n");
    for (String name : constants()) {
      page.append("- ").append(name).append('\n');
    }
    return page.toString();
  }

  private static void section(
      StringBuilder page, String title, java.util.function.Predicate<Rule> isIn) {
    page.append("\n## ").append(title).append("\n\n");
    page.append("| function | partial derivatives | where there is none |\n|---|---|---|\n");
    Map<String, String> rows = new LinkedHashMap<>();
    for (Rule rule : RuleTable.standard().rows()) {
      if (isIn.test(rule) && rule.isDifferentiable() && !isInternal(rule)) {
        List<String> partials = new ArrayList<>();
        for (int k = 0; k < rule.parameterNames().size(); k++) {
          if (rule.primitive().parameters().get(k).isReal()) {
            partials.add("`" + rule.partial(k).replace("|", "\\|") + "`");
          }
        }
        String rest = String.join("<br>", partials) + " | " + rule.note() + " |\n";
        // The float twin of a double row stands in the same line.
        String header = header(rule, "real");
        boolean isTwin = rows.containsKey(header(rule, "double"));
        if (isTwin) {
          rows.remove(header(rule, "double"));
        }
        rows.put(isTwin ? header : header(rule, "double"), rest);
      }
    }
    rows.forEach((header, rest) -> page.append("| `").append(header).append("` | ").append(rest));
  }

  /** Products and quotients with a strong zero occur in derivatives only. */
  private static boolean isInternal(Rule rule) {
    return rule.name().equals("⊛") || rule.name().equals("⊘");
  }

  /** The function's header, its real types under another name. */
  private static String header(Rule rule, String real) {
    List<String> names = rule.parameterNames();
    if (!rule.isMethod()) {
      return names.size() == 1
          ? rule.name() + names.get(0)
          : names.get(0) + " " + rule.name() + " " + names.get(1);
    }
    List<String> parameters = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      Scalar type = rule.primitive().parameters().get(k);
      parameters.add(type.isReal() ? real + " " + names.get(k) : type + " " + names.get(k));
    }
    return rule.name() + "(" + String.join(", ", parameters) + ")";
  }

  private static List<String> constants() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    for (Rule rule : RuleTable.standard().rows()) {
      if (rule.isMethod() && !rule.isDifferentiable()) {
        String parameters =
            String.join(
                ", ", rule.primitive().parameters().stream().map(Scalar::toString).toList());
        types.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add("(" + parameters + ")");
      }
    }
    List<String> lines = new ArrayList<>();
    types.forEach((name, all) -> lines.add("`" + name + "` " + String.join(" ", all)));
    return lines;
  }
}
