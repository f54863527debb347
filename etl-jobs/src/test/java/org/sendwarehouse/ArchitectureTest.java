package org.sendwarehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Packages follow the flow of data: each knows only those before it. */
@AnalyzeClasses(packages = "org.sendwarehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> FLOW = List.of(
            "home",
            "contract",
            "identity",
            "receive",
            "landing",
            "warehouse",
            "quality",
            "evidence",
            "disclosure",
            "packs",
            "site",
            "distribution",
            "operations",
            "sample",
            "jobs",
            "schedule",
            "cli");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("org.sendwarehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void each_package_knows_only_those_before_it(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (int i = 0; i < FLOW.size() - 1; i++) {
            List<String> later = new ArrayList<>();
            for (String name : FLOW.subList(i + 1, FLOW.size())) {
                later.add("org.sendwarehouse." + name + "..");
            }
            noClasses()
                    .that()
                    .resideInAPackage("org.sendwarehouse." + FLOW.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule nothing_lives_outside_the_flow = classes()
            .should()
            .resideInAnyPackage(FLOW.stream()
                    .map(name -> "org.sendwarehouse." + name + "..")
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackage("org.sendwarehouse.cli..")
            .should()
            .accessClassesThat(resideInAnyPackage("picocli.."));
}
