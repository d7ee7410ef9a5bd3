package dev.trawl.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Retrieval;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the dependencies that docs/architecture.md describes, and rules for names. */
class ArchitectureTest {
  /** All classes except those that JMH generates from the benchmarks. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.contains("/jmh_generated/"))
          .importPackages("dev.trawl");

  private static final String PROTOCOL = "dev.trawl.protocol..";
  private static final String RETRIEVAL = "dev.trawl.retrieval..";
  private static final String LEXICAL = "dev.trawl.lexical..";
  private static final String TESTKIT = "dev.trawl.testkit..";
  private static final String ACTORS = "dev.trawl.actors..";
  private static final String HTTP = "dev.trawl.http..";
  private static final String BENCH = "dev.trawl.bench..";
  private static final String CLI = "dev.trawl.cli..";

  @Test
  void importsTheClassesOfEveryModule() {
    for (var module :
        List.of("protocol", "retrieval", "lexical", "testkit", "actors", "http", "cli", "bench")) {
      assertThat(CLASSES)
          .as(module)
          .anyMatch(type -> type.getPackageName().startsWith("dev.trawl." + module));
    }
  }

  @Test
  void modulesNeverDependUpwards() {
    var upwards = List.of(PROTOCOL, RETRIEVAL, LEXICAL, ACTORS, HTTP, CLI, BENCH);
    for (var module = 0; module < upwards.size(); module++) {
      var above = upwards.subList(module + 1, upwards.size()).toArray(String[]::new);
      if (above.length > 0) {
        check(noClassesIn(upwards.get(module)).dependOnClassesThat().resideInAnyPackage(above));
      }
    }
  }

  @Test
  void noProductModuleDependsOnTheTestkit() {
    check(noClassesIn(TESTKIT).dependOnClassesThat().resideInAnyPackage(ACTORS, HTTP, CLI, BENCH));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PROTOCOL, RETRIEVAL, LEXICAL, ACTORS, HTTP, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TESTKIT));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("dev.trawl.(**)").should().beFreeOfCycles());
  }

  /** LuceneBaseline measures Lucene alone, so it has to use Lucene directly. */
  @Test
  void onlyRetrievalUsesLuceneAndTika() {
    check(
        classes()
            .that(dependOn("org.apache.lucene..", "org.apache.tika.."))
            .should()
            .resideInAPackage(RETRIEVAL)
            .orShould()
            .haveFullyQualifiedName("dev.trawl.bench.stages.LuceneBaseline"));
  }

  @Test
  void retrievalDoesNotUseActors() {
    check(noClassesIn(RETRIEVAL).dependOnClassesThat().resideInAPackage("org.apache.pekko.."));
  }

  @Test
  void onlyServerPackagesUsePekkoHttp() {
    check(
        classes()
            .that(dependOn("org.apache.pekko.http.."))
            .should()
            .resideInAnyPackage(
                "dev.trawl.http.server",
                "dev.trawl.http.exchange",
                "dev.trawl.http.documents",
                "dev.trawl.http.questions",
                "dev.trawl.http.openai",
                "dev.trawl.http.mcp"));
  }

  /** Trawl, TrawlBuilder and ModelSetup are exceptions: they pass on the caller's configuration. */
  @Test
  void onlySettingsReadTheConfiguration() {
    check(
        classes()
            .that(dependOn("com.typesafe.config.."))
            .should()
            .haveNameMatching(
                ".*Settings(\\$.*)?|dev\\.trawl\\.actors\\.(Trawl|TrawlBuilder|ModelSetup)(\\$.*)?"));
  }

  @Test
  void messagesThatAnActorSendsToItselfAreNotPublic() {
    check(
        classes()
            .that(extendMarker(Asking.ToSelf.class, Retrieval.ToSelf.class))
            .should()
            .notBePublic()
            .allowEmptyShould(true));
  }

  @Test
  void namesAreNotVague() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Common)(\\$.*)?"));
    check(
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helpers.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void packagesAreSmall() {
    var large =
        CLASSES.stream()
            .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(folder -> folder.getValue() > 30)
            .toList();
    assertThat(large).isEmpty();
  }

  /**
   * Checks the packages that answer a question; each may depend only on the packages after it in
   * the list.
   */
  @Test
  void packagesOfARunDependOnlyOnPackagesBelow() {
    var downwards = List.of("run", "plan", "read", "documents", "call", "pace");
    for (var below = 1; below < downwards.size(); below++) {
      var above =
          downwards.subList(0, below).stream()
              .map(name -> "dev.trawl.actors." + name)
              .toArray(String[]::new);
      check(
          noClassesIn("dev.trawl.actors." + downwards.get(below))
              .dependOnClassesThat()
              .resideInAnyPackage(above));
    }
  }

  @Test
  void packagesAreShallow() {
    check(noClasses().should().resideInAPackage("dev.*.*.*.*.."));
  }

  @Test
  void noClassUsesStandardStreams() {
    check(noClasses().should(ACCESS_STANDARD_STREAMS));
  }

  private static ClassesShould noClassesIn(String module) {
    return noClasses().that().resideInAPackage(module).should();
  }

  private static DescribedPredicate<JavaClass> dependOn(String... packages) {
    var target = resideInAnyPackage(packages);
    return DescribedPredicate.describe(
        "depend on " + String.join(", ", packages),
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> target.test(dependency.getTargetClass())));
  }

  private static DescribedPredicate<JavaClass> extendMarker(Class<?>... interfaces) {
    return DescribedPredicate.describe(
        "implement an interface for messages that an actor sends to itself",
        type -> {
          for (var marker : interfaces) {
            if (type.isAssignableTo(marker) && !type.isEquivalentTo(marker)) {
              return true;
            }
          }
          return false;
        });
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
