package org.sendwarehouse.receive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.ExcelDates.Shows;

/** Turns cells into the text that a CSV file would have had, or says what is wrong with them. */
final class CellText {
    private static final Set<String> ERRORS = Set.of(
            "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA");
    /** Excel itself shows and keeps 15 digits; what stands behind them is noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private final boolean from1904;
    private final Map<String, Shows> formats = new HashMap<>();

    CellText(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Text of a cell, empty where it has none; or what is wrong with it, which starts with {@link #FAULT}. */
    String of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getRawValue();
        boolean formula = cell.getType() == CellType.FORMULA;
        if (cell.getType() == CellType.ERROR || (formula && raw != null && ERRORS.contains(raw))) {
            return FAULT + "holds an error of Excel (" + (raw == null || !ERRORS.contains(raw) ? "no value" : raw)
                    + "). Correct the formula or the cells it refers to.";
        }
        Object value = cell.getValue();
        if (value == null || raw == null) {
            // Some programs write formulas without the value they came to; what they would say is not guessed.
            return formula && cell.getFormula() != null
                    ? FAULT
                            + "holds a formula without a value. Open the workbook in Excel, let it calculate, and save it;"
                            + " or paste values."
                    : "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "TRUE" : "FALSE";
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number);
        }
        return raw.startsWith(FAULT) ? raw.substring(1) : raw;
    }

    /** Marks a text that says what is wrong; no cell's own text starts so. */
    static final String FAULT = "\u0000";

    private String number(Cell cell, BigDecimal number) {
        // A key of the workbook's own formats, of which there are few.
        String key = cell.getDataFormatId() + "/" + cell.getDataFormatString();
        Shows shows =
                formats.computeIfAbsent(key, k -> ExcelDates.shows(cell.getDataFormatId(), cell.getDataFormatString()));
        if (shows == Shows.DATE || (shows == Shows.TIME && number.compareTo(BigDecimal.ONE) >= 0)) {
            String date = ExcelDates.iso(number, from1904);
            return date == null ? FAULT + "is shown as a date, but there is no such day." : date;
        }
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        // A number like 1E+300 is no number anybody meant; written out it would fill pages.
        return Math.abs(rounded.scale()) > 40 ? rounded.toString() : rounded.toPlainString();
    }
}
