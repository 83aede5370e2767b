package org.tutela.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of core and the only direction in which they may see each other. */
class ArchitectureTest {
  private static final String ROOT = "org.tutela.core.";

  /** A room may use those before it and none after it. */
  private static final List<String> ROOMS =
      List.of(
          "hash",
          "config",
          "image",
          "url",
          "spool",
          "list",
          "list.format",
          "index",
          "match",
          "container");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tutela.core");

  static List<String> rooms() {
    return ROOMS;
  }

  @Test
  void everyRoomIsOnThePlan() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName().substring(ROOT.length())));

    assertThat(packages).isEqualTo(new TreeSet<>(ROOMS));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsPointUpOnly(String room) {
    String[] below =
        ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
            .map(name -> ROOT + name)
            .toArray(String[]::new);

    noClasses()
        .that(resideInAPackage(ROOT + room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(below))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheDecoderTouchesAwt() {
    noClasses()
        .that(
            DescribedPredicate.not(
                DescribedPredicate.describe(
                    "are the image decoder",
                    (JavaClass c) ->
                        c.getPackageName().equals(ROOT + "image")
                            && c.getName()
                                .matches(
                                    ".*\\.(ImageIo|JpegRows|RasterRows|PluginRows|TiffPage).*"))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.imageio.."))
        .check(CLASSES);
  }

  @Test
  void nothingLogsOrOpensTheNetwork() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.logging..", "org.slf4j..", "java.net.http.."))
        .check(CLASSES);
  }

  @Test
  void staticStateIsFinal() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void exceptionsSayWhatTheyAre() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should()
        .haveSimpleNameEndingWith("Exception")
        .check(CLASSES);
  }
}
