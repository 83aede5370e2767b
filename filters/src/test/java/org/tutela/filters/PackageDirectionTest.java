package org.tutela.filters;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Imports point one way: rating, label, age, country, policy, export; a later room may use earlier
 * ones.
 */
@AnalyzeClasses(packages = "org.tutela.filters", importOptions = DoNotIncludeTests.class)
class PackageDirectionTest {
  private static final String ROOT = "org.tutela.filters.";

  @ArchTest
  static final ArchRule RATING_USES_NO_OTHER_ROOM =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "rating..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "label..", ROOT + "age..", ROOT + "country..", ROOT + "policy..");

  @ArchTest
  static final ArchRule LABEL_USES_RATING_ONLY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "label..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "age..", ROOT + "country..", ROOT + "policy..");

  @ArchTest
  static final ArchRule AGE_DOES_NOT_USE_COUNTRY_OR_POLICY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "age..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "country..", ROOT + "policy..");

  @ArchTest
  static final ArchRule COUNTRY_DOES_NOT_USE_POLICY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "country..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "policy..");

  @ArchTest
  static final ArchRule NOTHING_USES_EXPORT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "export..");

  @ArchTest
  static final ArchRule ONLY_POLICY_KNOWS_MATCHES =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "policy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tutela.core.match..");

  @ArchTest
  static final ArchRule JSOUP_AND_JACKSON_STAY_BEHIND_PACKAGE_PRIVATE_CLASSES =
      classes()
          .that()
          .resideInAPackage("org.tutela.filters..")
          .and()
          .arePublic()
          .and()
          .doNotHaveSimpleName("LabelReaders")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.tutela..", "org.jspecify..");
}
