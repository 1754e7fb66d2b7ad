package io.hotpair.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hotpair", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> GENERATED =
      JavaClass.Predicates.resideInAPackage("..sbe..");

  @ArchTest
  static final ArchRule protocolShouldBePlainCode =
      classes()
          .that()
          .resideInAPackage("io.hotpair.engine.protocol..")
          .should()
          .onlyDependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "io.hotpair.engine.protocol..",
                      "java.lang..",
                      "java.util",
                      "java.util.function",
                      "java.util.stream",
                      "org.agrona.collections",
                      "org.HdrHistogram")
                  .or(DescribedPredicate.describe("EpochTable", ProtocolFreedom::isEpochTable)));

  @ArchTest
  static final ArchRule protocolShouldUseNoClockThreadOrChance =
      noClasses()
          .that()
          .resideInAPackage("io.hotpair.engine.protocol..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "reads a clock", call -> ProtocolFreedom.isClock(call.getTarget().getFullName())))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Random");

  @ArchTest
  static final ArchRule serviceContractShouldDependOnNothingOfHotpair =
      noClasses()
          .that()
          .resideInAPackage("io.hotpair.engine.service..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.hotpair..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("io.hotpair.engine.service.."))));

  @ArchTest
  static final ArchRule pipelineShouldKnowNeitherAeronNorChronicle =
      noClasses()
          .that()
          .resideInAnyPackage("io.hotpair.engine.pipeline..", "io.hotpair.engine.session..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.aeron..", "net.openhft..", "io.hotpair.transport..");

  @ArchTest
  static final ArchRule journalShouldNotKnowTransport =
      noClasses()
          .that()
          .resideInAPackage("io.hotpair.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.aeron..", "io.hotpair.transport..", "io.hotpair.engine..");

  @ArchTest
  static final ArchRule transportShouldNotKnowJournal =
      noClasses()
          .that()
          .resideInAPackage("io.hotpair.transport..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.openhft..", "io.hotpair.journal..", "io.hotpair.engine..");

  @ArchTest
  static final ArchRule packagesShouldHaveNoCycles =
      slices().matching("io.hotpair.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule staticsShouldNotChange =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat(DescribedPredicate.not(GENERATED))
          .should()
          .beFinal();

  private static final class ProtocolFreedom {
    private static boolean isEpochTable(JavaClass type) {
      return type.getName().equals("io.hotpair.journal.EpochTable");
    }

    private static boolean isClock(String method) {
      return method.startsWith("java.lang.System.nanoTime")
          || method.startsWith("java.lang.System.currentTimeMillis");
    }
  }
}
