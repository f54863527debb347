package org.sendwarehouse.contract;

import org.jspecify.annotations.Nullable;

/** Reads the shapes in which a return may come besides one flat file. */
final class ReturnShapes {
    private ReturnShapes() {}

    static @Nullable XmlShape xml(@Nullable Settings xml) {
        if (xml == null) {
            return null;
        }
        XmlShape shape = new XmlShape(
                xml.text("root"),
                xml.text("header"),
                xml.text("area"),
                xml.text("period"),
                xml.text("referenceDate"),
                xml.texts("wrappers"));
        xml.done();
        return shape;
    }

    static @Nullable BladeShape blade(@Nullable Settings blade) {
        if (blade == null) {
            return null;
        }
        BladeShape shape = new BladeShape(
                blade.text("headerModule"),
                blade.text("area"),
                blade.text("period"),
                blade.text("referenceDate"),
                blade.texts("ignored"));
        blade.done();
        return shape;
    }

    static @Nullable ModuleShape modules(@Nullable Settings modules) {
        if (modules == null) {
            return null;
        }
        ContractReader.require(modules, "referenceDate", "third Thursday of January");
        ModuleShape shape = new ModuleShape(modules.texts("personId"), modules.texts("requestId"));
        modules.done();
        return shape;
    }
}
