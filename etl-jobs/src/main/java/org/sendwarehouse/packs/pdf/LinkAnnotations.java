package org.sendwarehouse.packs.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.jspecify.annotations.Nullable;

/**
 * Joins each link annotation to its {@code Link} element (ISO 14289-1, clause 7.18.5): an object reference in the
 * element, the annotation's {@code StructParent} and its entry in the parent tree, and a description. The exporter's
 * library can only do the text side of a link.
 */
final class LinkAnnotations {
    private static final COSName OBJR = COSName.getPDFName("OBJR");
    private static final COSName STRUCT_PARENT = COSName.getPDFName("StructParent");
    private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");
    private static final COSName PARENT_TREE_NEXT_KEY = COSName.getPDFName("ParentTreeNextKey");

    private LinkAnnotations() {}

    static void join(PDDocument document) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            throw new IOException("The exported document has no structure");
        }
        Map<COSDictionary, List<COSDictionary>> links = new HashMap<>();
        collect(root.getCOSObject(), links);
        TreeMap<Integer, COSBase> parents = new TreeMap<>();
        readNumbers(root.getCOSObject().getCOSDictionary(PARENT_TREE), parents);
        int next = parents.isEmpty() ? 0 : parents.lastKey() + 1;
        for (PDPage page : document.getPages()) {
            List<COSDictionary> ofPage = links.getOrDefault(page.getCOSObject(), List.of());
            int index = 0;
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (!(annotation instanceof PDAnnotationLink link)) {
                    continue;
                }
                if (ofPage.isEmpty()) {
                    throw new IOException("A link has no place in the structure");
                }
                // Both stand in reading order; a link over several lines has several annotations.
                COSDictionary element = ofPage.get(Math.min(index++, ofPage.size() - 1));
                addReference(element, link, page);
                link.getCOSObject().setInt(STRUCT_PARENT, next);
                link.setContents(element.getString(COSName.T));
                link.setPrinted(true);
                parents.put(next++, element);
            }
        }
        links.values().forEach(ofPage -> ofPage.forEach(element -> element.removeItem(COSName.T)));
        writeNumbers(root.getCOSObject(), parents, next);
    }

    private static void collect(COSDictionary element, Map<COSDictionary, List<COSDictionary>> links) {
        if ("Link".equals(element.getNameAsString(COSName.S))) {
            COSDictionary page = pageOf(element);
            if (page != null) {
                links.computeIfAbsent(page, p -> new ArrayList<>()).add(element);
            }
            return;
        }
        for (COSDictionary kid : kids(element)) {
            collect(kid, links);
        }
    }

    private static List<COSDictionary> kids(COSDictionary element) {
        List<COSDictionary> kids = new ArrayList<>();
        COSBase k = element.getDictionaryObject(COSName.K);
        if (k instanceof COSDictionary one) {
            kids.add(one);
        } else if (k instanceof COSArray many) {
            for (int i = 0; i < many.size(); i++) {
                if (many.getObject(i) instanceof COSDictionary kid) {
                    kids.add(kid);
                }
            }
        }
        return kids;
    }

    private static @Nullable COSDictionary pageOf(COSDictionary element) {
        COSDictionary page = element.getCOSDictionary(COSName.PG);
        for (COSDictionary kid : page == null ? kids(element) : List.<COSDictionary>of()) {
            page = pageOf(kid);
            if (page != null) {
                return page;
            }
        }
        return page;
    }

    private static void addReference(COSDictionary element, PDAnnotationLink link, PDPage page) {
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, OBJR);
        reference.setItem(COSName.OBJ, link.getCOSObject());
        reference.setItem(COSName.PG, page);
        COSBase kids = element.getItem(COSName.K);
        COSArray array = new COSArray();
        if (element.getDictionaryObject(COSName.K) instanceof COSArray existing) {
            array = existing;
        } else if (kids != null) {
            array.add(kids);
        }
        array.add(reference);
        element.setItem(COSName.K, array);
    }

    private static void readNumbers(@Nullable COSDictionary node, Map<Integer, COSBase> into) {
        if (node == null) {
            return;
        }
        if (node.getDictionaryObject(COSName.NUMS) instanceof COSArray numbers) {
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                into.put(numbers.getInt(i), numbers.get(i + 1));
            }
        }
        for (COSDictionary kid : kidsOf(node)) {
            readNumbers(kid, into);
        }
    }

    private static List<COSDictionary> kidsOf(COSDictionary node) {
        List<COSDictionary> kids = new ArrayList<>();
        if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary kid) {
                    kids.add(kid);
                }
            }
        }
        return kids;
    }

    private static void writeNumbers(COSDictionary root, SortedMap<Integer, COSBase> parents, int next) {
        COSArray numbers = new COSArray();
        parents.forEach((key, value) -> {
            numbers.add(COSInteger.get(key));
            numbers.add(value);
        });
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setItem(PARENT_TREE, tree);
        root.setInt(PARENT_TREE_NEXT_KEY, next);
    }
}
