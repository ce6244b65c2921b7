package dev.fluxion.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows between the processor's packages. */
@AnalyzeClasses(
    packages = ArchitectureTest.ROOT,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  static final String ROOT = "dev.fluxion.processor";

  @ArchTest static final ArchRule irKnowsNothingElseOfOurs = mayDependOnly("ir");

  @ArchTest static final ArchRule diagnosticKnowsNothingElseOfOurs = mayDependOnly("diagnostic");

  @ArchTest static final ArchRule ruleKnowsIr = mayDependOnly("rule", "ir");

  @ArchTest static final ArchRule analysisKnowsIrAndRule = mayDependOnly("analysis", "ir", "rule");

  @ArchTest
  static final ArchRule transformKnowsIrRuleAndAnalysis =
      mayDependOnly("transform", "ir", "rule", "analysis");

  @ArchTest
  static final ArchRule frontendKnowsIrDiagnosticAndRule =
      mayDependOnly("frontend", "ir", "diagnostic", "rule");

  @ArchTest static final ArchRule emitKnowsIr = mayDependOnly("emit", "ir");

  /** So that all mathematics can be tested without a compiler. */
  @ArchTest
  static final ArchRule onlyFrontendAndEntryPointSeeTrees =
      noClasses()
          .that(resideInAPackage(ROOT + ".."))
          .and(not(resideInAnyPackage(ROOT, ROOT + ".frontend..")))
          .should()
          .dependOnClassesThat(resideInAPackage("com.sun.source.."));

  @ArchTest
  static final ArchRule onlyEmitAndCompanionWriteJava =
      noClasses()
          .that(resideInAPackage(ROOT + ".."))
          .and(not(resideInAnyPackage(ROOT + ".emit..", ROOT + ".companion..")))
          .should()
          .dependOnClassesThat(resideInAPackage("com.palantir.javapoet.."));

  /** The processor must run in a plain javac, which opens none of its internals. */
  @ArchTest
  static final ArchRule nobodySeesCompilerInternals =
      noClasses().should().dependOnClassesThat(resideInAnyPackage("com.sun.tools..", "jdk.."));

  /**
   * A class of ours outside {@code layer} that a class in it uses must be in one of {@code below}.
   */
  private static ArchRule mayDependOnly(String layer, String... below) {
    String[] allowed = new String[below.length + 1];
    allowed[0] = ROOT + "." + layer + "..";
    for (int i = 0; i < below.length; i++) {
      allowed[i + 1] = ROOT + "." + below[i] + "..";
    }
    return classes()
        .that(resideInAPackage(allowed[0]))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)))
        // Until every layer has its first class.
        .allowEmptyShould(true);
  }
}
