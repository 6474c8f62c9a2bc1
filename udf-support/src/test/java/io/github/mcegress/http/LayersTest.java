package io.github.mcegress.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of this module: http stands below udf, and foreign names stay in their places. */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.mcegress.http", "io.github.mcegress.udf");

  @Test
  void httpKnowsNothingOfUdf() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("http")
        .definedBy("io.github.mcegress.http")
        .layer("udf")
        .definedBy("io.github.mcegress.udf")
        .whereLayer("udf")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("udf")
        .check(CLASSES);
  }

  @Test
  void onlyTheBlockingTransportKnowsHttpCore() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.BlockingTransport(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hc..")
        .check(CLASSES);
  }

  @Test
  void onlyTheOkHttpTransportKnowsOkHttp() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.OkHttp(Transport|Connection|Progress)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3.internal..", "kotlin..")
        .check(CLASSES);
  }

  @Test
  void onlyUdfKnowsThePlatform() {
    noClasses()
        .that()
        .resideInAPackage("io.github.mcegress.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.aliyun..")
        .check(CLASSES);
  }

  /** Of core a task needs what describes and what was resolved, nothing that submits. */
  @Test
  void usesOfCoreOnlyWhatATaskNeeds() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mcegress",
            "io.github.mcegress.catalog",
            "io.github.mcegress.dns",
            "io.github.mcegress.http",
            "io.github.mcegress.udf",
            "org.apache.hc.core5..",
            "com.aliyun.odps.counter",
            "okhttp3",
            "okio",
            "com.aliyun.odps.udf",
            "org.jspecify.annotations",
            "java..",
            "javax.net..")
        .check(CLASSES);
  }

  @Test
  void startsNoThreadAndWritesNoProperty() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .orShould()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(Thread.class, "start")
        .check(CLASSES);
  }
}
