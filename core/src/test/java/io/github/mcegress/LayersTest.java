package io.github.mcegress;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of core: a package uses only lower ones, and little of the platform. */
class LayersTest {
  private static final String ROOT = "io.github.mcegress";

  /** From where core's own classes are: the lab on the tests' class path is not core. */
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .importUrl(EgressSpec.class.getProtectionDomain().getCodeSource().getLocation());

  /** Lowest first; packages of one layer do not use each other. */
  private static final List<List<String>> LAYERS =
      Arrays.asList(
          packages(""),
          packages(".catalog"),
          packages(".capacity"),
          packages(".rules", ".dns"),
          packages(".settings", ".network", ".kafka"),
          packages(".doctor"),
          packages(".maxcompute", ".openapi"));

  private static final String[] WITH_AN_SDK = {ROOT + ".maxcompute", ROOT + ".openapi"};

  /** They may use the network, and ask the JVM what it allows; still no thread, file or URL. */
  private static final String[] WITH_SOCKETS = {
    ROOT + ".maxcompute", ROOT + ".openapi", ROOT + ".doctor"
  };

  private static List<String> packages(String... names) {
    List<String> packages = new ArrayList<>();
    for (String name : names) {
      packages.add(ROOT + name);
    }
    return packages;
  }

  @Test
  void looksAtTheClassesOfCore() {
    assertTrue(CORE.contain(EgressSpec.class));
    assertTrue(CORE.contain(ROOT + ".settings.SqlLexer"));
    assertTrue(!CORE.contain(LayersTest.class));
  }

  @Test
  void everyClassHasALayer() {
    List<String> all = new ArrayList<>();
    LAYERS.forEach(all::addAll);
    classes().should().resideInAnyPackage(all.toArray(new String[0])).check(CORE);
  }

  @Test
  void aPackageUsesOnlyLowerOnes() {
    List<String> lower = new ArrayList<>();
    for (List<String> layer : LAYERS) {
      for (String name : layer) {
        List<String> allowed = new ArrayList<>(lower);
        allowed.add(name);
        noClasses()
            .that()
            .resideInAPackage(name)
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..")
                    .and(
                        DescribedPredicate.not(resideInAnyPackage(allowed.toArray(new String[0])))))
            .allowEmptyShould(true)
            .check(CORE);
      }
      lower.addAll(layer);
    }
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void onlyThePackagesForAnSdkUseOne() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WITH_AN_SDK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.aliyun..")
        .check(CORE);
  }

  @Test
  void coreNeedsNothingButJava() {
    classes()
        .that()
        .resideOutsideOfPackages(WITH_SOCKETS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + "..")
        .check(CORE);
    classes()
        .that()
        .resideInAPackage(ROOT + ".doctor")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.net..", "javax.security..", "org.jspecify.annotations", ROOT + "..")
        .check(CORE);
    classes()
        .that()
        .resideInAnyPackage(WITH_AN_SDK)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net..",
            "javax.security..",
            "org.jspecify.annotations",
            ROOT + "..",
            "com.aliyun..")
        .allowEmptyShould(true)
        .check(CORE);
  }

  /** What the sandbox of MaxCompute denies, or what would make a test depend on the machine. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Thread.class,
        ThreadGroup.class,
        Runtime.class,
        ProcessBuilder.class,
        java.util.Timer.class,
        java.io.File.class,
        java.io.FileInputStream.class,
        java.io.FileOutputStream.class,
        java.io.RandomAccessFile.class,
        java.nio.file.Path.class,
        java.nio.file.Files.class,
        java.net.URL.class,
        java.net.ServerSocket.class,
        java.net.DatagramSocket.class,
        java.lang.reflect.AccessibleObject.class,
        java.util.logging.Logger.class
      })
  void coreDoesWithout(Class<?> type) {
    noClasses()
        .that()
        .resideOutsideOfPackages(WITH_AN_SDK)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(type)
        .check(CORE);
  }

  @Test
  void onlyTheDoctorConnects() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WITH_SOCKETS)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.net.Socket.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.class)
        .check(CORE);
  }

  @Test
  void coreLeavesClassesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WITH_AN_SDK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "newInstance")
        .check(CORE);
  }
}
