package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.springframework.util.function.SingletonSupplier;

/**
 * Everything the product knows how to build: models, reference lists and macros, read from their files and checked one
 * by one. How they depend on each other is the business of {@link BuildPlan}.
 */
public final class ModelCatalogue {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final String REFERENCE = "warehouse-sql/reference/";

    /** Read once a process: reading them all takes seconds, and what is shipped does not change meanwhile. */
    private static final SingletonSupplier<ModelCatalogue> SHIPPED = SingletonSupplier.of(() -> {
        ModelCatalogue read = of(shippedFiles());
        return new ModelCatalogue(read.models, read.macros, read.schemas, true);
    });

    private final Map<String, Model> models;
    private final List<String> macros;
    private final Map<String, String> schemas;
    private final boolean shipped;

    private ModelCatalogue(
            Map<String, Model> models, List<String> macros, Map<String, String> schemas, boolean shipped) {
        this.models = models;
        this.macros = macros;
        this.schemas = schemas;
        this.shipped = shipped;
    }

    /**
     * The definitions the product ships.
     *
     * @throws InvalidDefinitionException for the first file that cannot be used
     */
    public static ModelCatalogue shipped() {
        return SHIPPED.obtain();
    }

    /**
     * Whether these are the definitions the product ships. What depends on them alone, such as the types of a query, was
     * proved when the product was built and is not looked at every night.
     */
    boolean isShipped() {
        return shipped;
    }

    /** The files of the models, reference lists and macros the product ships. */
    static List<Definition> shippedFiles() {
        List<Definition> files = new ArrayList<>(Definitions.list("warehouse-sql/models/**/*.*"));
        files.addAll(Definitions.list("warehouse-sql/reference/**/*.*"));
        return files;
    }

    /**
     * A catalogue of given files, their paths as they would be shipped.
     *
     * @throws InvalidDefinitionException for the first file that cannot be used
     */
    public static ModelCatalogue of(List<Definition> files) {
        try (QueryParser parser = new QueryParser()) {
            return new Reading(parser).read(files);
        }
    }

    /** All tables, reference lists first, in order of file. */
    public List<Model> models() {
        return List.copyOf(models.values());
    }

    public Optional<Model> find(String name) {
        return Optional.ofNullable(models.get(DuckDb.folded(name)));
    }

    /** The statements that declare the macros. */
    List<String> macros() {
        return macros;
    }

    /** What each schema that is published holds, for people: in the order in which a newcomer meets them. */
    public Map<String, String> schemas() {
        return schemas;
    }

    /** Collects files into models. */
    private static final class Reading {
        private final QueryParser parser;
        private final Map<String, Definition> ymls = new TreeMap<>();
        private final Map<String, Definition> sqls = new HashMap<>();
        private final Map<String, Definition> data = new HashMap<>();
        private final Map<String, List<Definition>> parts = new TreeMap<>();
        private final List<String> macros = new ArrayList<>();
        private final Map<String, String> schemas = new java.util.LinkedHashMap<>();
        private final Map<String, Model> models = new java.util.LinkedHashMap<>();

        Reading(QueryParser parser) {
            this.parser = parser;
        }

        ModelCatalogue read(List<Definition> files) {
            files.forEach(this::sort);
            ReferenceReader references = new ReferenceReader(parser);
            ModelReader reader = new ModelReader(parser);
            ymls.forEach((stem, yml) -> {
                if (isReference(yml)) {
                    add(references.read(yml, dataOf(yml)));
                }
            });
            new TreeMap<>(data).values().forEach(file -> add(references.undescribed(file)));
            parts.values().forEach(left -> orphan(left.get(0)));
            ymls.forEach((stem, yml) -> {
                if (!isReference(yml)) {
                    add(reader.read(yml, Optional.ofNullable(sqls.remove(stem))));
                }
            });
            orphans(sqls);
            unions();
            return new ModelCatalogue(models, List.copyOf(macros), Collections.unmodifiableMap(schemas), false);
        }

        private void sort(Definition file) {
            String name = file.name();
            String ending = name.substring(name.lastIndexOf('.') + 1);
            if (ending.equals("md")) {
                return;
            }
            if (name.equals("macros.sql")) {
                macros.addAll(statements(file.text()));
                parser.macros(file.path(), macros);
                return;
            }
            if (name.equals("schemas.yaml")) {
                YamlFields.listOf(file).forEach(entry -> {
                    schemas.put(entry.text("schema"), entry.text("holds"));
                    entry.done();
                });
                return;
            }
            if (isReference(file) && ending.equals("yaml") && file.path().indexOf('/', REFERENCE.length()) > 0) {
                parts.computeIfAbsent(ModelReader.folder(file), folder -> new ArrayList<>())
                        .add(file);
                return;
            }
            Map<String, Definition> kind =
                    switch (ending) {
                        case "yml" -> ymls;
                        case "sql" -> isReference(file) ? null : sqls;
                        case "csv", "yaml" -> isReference(file) ? data : null;
                        default -> null;
                    };
            if (kind == null) {
                throw new InvalidDefinitionException(file.path(), "is no kind of file that belongs here");
            }
            if (kind.put(ModelReader.stem(file), file) != null) {
                throw new InvalidDefinitionException(file.path(), "stands beside another file of its name");
            }
        }

        private void add(Model model) {
            Model before = models.put(model.name(), model);
            if (before != null) {
                throw new InvalidDefinitionException(
                        model.file(), "makes " + model.name() + ", as does " + before.file());
            }
        }

        /** Members are known only once all files are read. */
        private void unions() {
            models.replaceAll((name, model) -> {
                if (model.body() instanceof Model.SightingsOf) {
                    return sightings(model);
                }
                if (!(model.body() instanceof Model.UnionOf union)) {
                    return model;
                }
                List<TableName> members = models.values().stream()
                        .filter(other -> !other.table().equals(model.table()) && isIn(other.file(), union.folder()))
                        .map(Model::table)
                        .sorted()
                        .toList();
                if (members.isEmpty()) {
                    throw new InvalidDefinitionException(
                            model.file(), "puts together " + union.folder() + "*, which is empty");
                }
                return with(model, new Model.UnionOf(union.folder(), members), members);
            });
        }

        private Model sightings(Model model) {
            Map<TableName, String> kinds = new TreeMap<>();
            models.values().forEach(other -> other.sightings().ifPresent(kind -> kinds.put(other.table(), kind)));
            if (kinds.isEmpty()) {
                throw new InvalidDefinitionException(model.file(), "puts together sightings, and no table has any");
            }
            return with(model, new Model.SightingsOf(kinds), kinds.keySet());
        }

        private static Model with(Model model, Model.Body body, Collection<TableName> reads) {
            return new Model(
                    model.file(),
                    model.table(),
                    model.layer(),
                    model.about(),
                    model.columns(),
                    model.key(),
                    body,
                    new HashSet<>(reads),
                    model.tests(),
                    model.label(),
                    model.partition(),
                    model.sightings());
        }

        private static boolean isIn(String file, String folder) {
            return file.startsWith(folder) && file.indexOf('/', folder.length()) < 0;
        }

        private List<Definition> dataOf(Definition yml) {
            if (ContractReference.isMeant(yml)) {
                // The contracts are the only source: a file that an older build left beside it does not count.
                data.remove(ModelReader.stem(yml));
                return List.of(ContractReference.beside(yml));
            }
            List<Definition> folder = parts.remove(ModelReader.stem(yml));
            if (folder == null) {
                return List.of(beside(yml, data, ".csv or .yaml"));
            }
            if (data.containsKey(ModelReader.stem(yml))) {
                throw new InvalidDefinitionException(yml.path(), "has both a file and a folder of entries beside it");
            }
            return folder.stream()
                    .sorted(Comparator.comparing(Definition::path))
                    .toList();
        }

        private static Definition beside(Definition yml, Map<String, Definition> files, String kind) {
            Definition file = files.remove(ModelReader.stem(yml));
            if (file == null) {
                throw new InvalidDefinitionException(yml.path(), "has no " + kind + " file beside it");
            }
            return file;
        }

        private static void orphans(Map<String, Definition> left) {
            left.values().stream().min(Comparator.comparing(Definition::path)).ifPresent(Reading::orphan);
        }

        private static void orphan(Definition file) {
            throw new InvalidDefinitionException(file.path(), "has no .yml file beside it that describes it");
        }

        private static boolean isReference(Definition file) {
            return file.path().startsWith(REFERENCE);
        }

        private static List<String> statements(String text) {
            Set<String> statements = new java.util.LinkedHashSet<>();
            for (String statement : COMMENT.matcher(text).replaceAll("").split(";", -1)) {
                if (!statement.isBlank()) {
                    statements.add(statement.strip());
                }
            }
            return List.copyOf(statements);
        }
    }
}
