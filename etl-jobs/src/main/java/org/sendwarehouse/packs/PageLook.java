package org.sendwarehouse.packs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Where blocks, and the rows of tables and lists, came to lie on filled pages. Every template carries a key for it.
 *
 * @param first where a block begins
 * @param last the page a block ends on
 * @param rows of each block that has some, by their number from 1
 */
record PageLook(Map<String, Spot> first, Map<String, Integer> last, Map<String, TreeMap<Integer, Spot>> rows) {
    private static final String KEY = "net.sf.jasperreports.export.pdf.tag.key";

    /**
     * A place.
     *
     * @param page counted from 1
     * @param top in points from the upper edge of the page
     * @param height in points
     */
    record Spot(int page, int top, int height) {}

    static PageLook at(JasperPrint print) {
        PageLook look = new PageLook(new HashMap<>(), new HashMap<>(), new HashMap<>());
        int number = 0;
        for (JRPrintPage page : print.getPages()) {
            look.at(page.getElements(), ++number, 0);
        }
        return look;
    }

    /** The first page of every block. */
    Map<String, Integer> firstPages() {
        Map<String, Integer> pages = new HashMap<>();
        first.forEach((block, spot) -> pages.put(block, spot.page()));
        return pages;
    }

    private void at(Collection<JRPrintElement> elements, int page, int above) {
        for (JRPrintElement element : elements) {
            String key = element.hasProperties() ? element.getPropertiesMap().getProperty(KEY) : null;
            if (key != null) {
                Spot spot = new Spot(page, above + element.getY(), element.getHeight());
                int slash = key.indexOf('/');
                String block = slash < 0 ? key : key.substring(0, slash);
                first.putIfAbsent(block, spot);
                last.put(block, page);
                if (slash >= 0) {
                    rows.computeIfAbsent(block, b -> new TreeMap<>())
                            .putIfAbsent(Integer.parseInt(key.substring(slash + 1)), spot);
                }
            }
            if (element instanceof JRPrintFrame frame) {
                at(frame.getElements(), page, above + element.getY());
            }
        }
    }
}
