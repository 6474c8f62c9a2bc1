package io.github.mcegress.http;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ReflectPermission;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/**
 * The rooms of this module: resolve below http below udf and adapters; foreign names stay in their
 * places.
 */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "io.github.mcegress.resolve", "io.github.mcegress.http", "io.github.mcegress.udf");

  private static final JavaClasses ADAPTERS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.mcegress.adapters");

  @Test
  void nobodyKnowsTheAdapters() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.mcegress.adapters")
        .check(CLASSES);
  }

  /** Each library in its own class, so that a class needs no library but its own. */
  @Test
  void anAdapterKnowsItsOwnLibraryOnly() {
    String[][] libraries = {
      {"HttpClient5DnsResolver", "org.apache.hc.."},
      {"HttpClient4DnsResolver", "org.apache.http.."},
      {"OpenApiHttpClient", "com.aliyuncs.."},
      {"OssHttpClient", "com.aliyun.."},
      {"MySqlSocketFactory", "com.mysql.."},
      {"PostgresSocketFactory", "org.postgresql.."}
    };
    for (String[] library : libraries) {
      noClasses()
          .that()
          .haveNameNotMatching(".*\\." + library[0] + "(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(library[1])
          .check(ADAPTERS);
    }
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mcegress",
            "io.github.mcegress.adapters",
            "io.github.mcegress.dns",
            "io.github.mcegress.http",
            "io.github.mcegress.resolve",
            "org.apache.hc..",
            "org.apache.http..",
            "com.aliyuncs..",
            "com.aliyun.sdk.service.oss2..",
            "com.mysql.cj..",
            "org.postgresql..",
            "org.jspecify.annotations",
            "java..",
            "javax.net..")
        .check(ADAPTERS);
  }

  @Test
  void eachUsesOnlyWhatStandsBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("resolve")
        .definedBy("io.github.mcegress.resolve")
        .layer("http")
        .definedBy("io.github.mcegress.http")
        .layer("udf")
        .definedBy("io.github.mcegress.udf")
        .whereLayer("udf")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("udf")
        .whereLayer("resolve")
        .mayOnlyBeAccessedByLayers("http", "udf")
        .check(CLASSES);
  }

  @Test
  void onlyResolveKnowsDnsjavaAndCaffeine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.mcegress.resolve")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.xbill..", "com.github.benmanes..")
        .check(CLASSES);
  }

  /** dnsjava's clients start a thread and a shutdown hook of the JVM's that nobody can end. */
  @Test
  void resolveUsesOfDnsjavaTheWireFormatOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.github.mcegress.resolve")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.xbill\\.DNS\\.(.*Resolver.*|.*Lookup.*|Address|.*Client.*|.*\\..*)")
        .check(CLASSES);
  }

  @Test
  void resolveUsesOfCoreOnlyDnsAndTheRoot() {
    noClasses()
        .that()
        .resideInAPackage("io.github.mcegress.resolve")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mcegress.catalog..", "io.github.mcegress.rules..",
            "io.github.mcegress.settings..", "io.github.mcegress.maxcompute..")
        .check(CLASSES);
  }

  @Test
  void onlyTheBlockingTransportKnowsHttpCore() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(BlockingTransport|WholeHeads)(\\$.*)?")
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
            "io.github.mcegress.capacity",
            "io.github.mcegress.catalog",
            "io.github.mcegress.dns",
            "io.github.mcegress.doctor",
            "io.github.mcegress.rules",
            "io.github.mcegress.settings",
            "io.github.mcegress.resolve",
            "io.github.mcegress.http",
            "io.github.mcegress.udf",
            "com.github.benmanes.caffeine.cache",
            "org.xbill.DNS",
            "org.apache.hc.core5..",
            "com.aliyun.odps.counter",
            "okhttp3",
            "okio",
            "com.aliyun.odps.udf",
            "com.aliyun.odps.udf.annotation",
            "org.jspecify.annotations",
            "java..",
            "javax.net..",
            "javax.security.auth.x500")
        .check(CLASSES);
  }

  /** What a call needs knows nothing of rendering: that is for the end of an observed job. */
  @Test
  void onlyObserveModeRenders() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.github.mcegress.http.ObservedLines")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.mcegress.rules", "io.github.mcegress.settings")
        .check(CLASSES);
  }

  @Test
  void startsNoThreadAndWritesNoProperty() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.lang.reflect").and(not(equivalentTo(ReflectPermission.class))))
        .orShould()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(Thread.class, "start")
        .check(CLASSES);
  }

  @Test
  void onlyLookupsHasAThread() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.github.mcegress.http.Lookups")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Executors.class, ThreadPoolExecutor.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .check(CLASSES);
  }
}
