package io.hotpair.engine.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.hotpair.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SimulationIsolationTest {
  @ArchTest
  static final ArchRule productionShouldNotKnowTheSimulator =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.hotpair.engine.simulation..", "io.hotpair.engine.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.hotpair.engine.simulation..");

  @ArchTest
  static final ArchRule worldsShouldReadNoFilesAndUseNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("io.hotpair.engine.simulation")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io", "java.nio.file..", "java.net..", "io.aeron..", "net.openhft..");
}
