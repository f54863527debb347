package org.sendwarehouse.packs.pdf;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Replaces the random six letters before the name of a subset font by its number in the document: AAAAAA, AAAAAB, … */
final class FontTags {
    private static final Pattern TAGGED = Pattern.compile("([A-Z]{6})\\+(.+)");

    private FontTags() {}

    static void normalise(PDDocument document) {
        TreeMap<Long, COSDictionary> fonts = new TreeMap<>();
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            if (object.getObject() instanceof COSDictionary dictionary
                    && COSName.FONT.equals(dictionary.getCOSName(COSName.TYPE))
                    && COSName.TYPE0.equals(dictionary.getCOSName(COSName.SUBTYPE))) {
                fonts.put(key.getNumber(), dictionary);
            }
        }
        int number = 0;
        for (COSDictionary font : fonts.values()) {
            String tag = letters(number++);
            retag(font, COSName.BASE_FONT, tag);
            COSBase descendants = font.getDictionaryObject(COSName.DESCENDANT_FONTS);
            if (descendants instanceof COSArray array && array.getObject(0) instanceof COSDictionary descendant) {
                retag(descendant, COSName.BASE_FONT, tag);
                COSDictionary descriptor = descendant.getCOSDictionary(COSName.FONT_DESC);
                if (descriptor != null) {
                    retag(descriptor, COSName.FONT_NAME, tag);
                }
            }
        }
    }

    private static void retag(COSDictionary dictionary, COSName name, String tag) {
        String font = dictionary.getNameAsString(name);
        Matcher matcher = TAGGED.matcher(font == null ? "" : font);
        if (matcher.matches()) {
            dictionary.setName(name, tag + "+" + matcher.group(2));
        }
    }

    private static String letters(int number) {
        char[] letters = "AAAAAA".toCharArray();
        int rest = number;
        for (int i = 5; rest > 0; i--) {
            letters[i] = (char) ('A' + rest % 26);
            rest /= 26;
        }
        return new String(letters);
    }
}
